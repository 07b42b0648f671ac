import type { Bridge } from '../local/bridge/bridge.ts';
import { type Stack, type StackOptions, startStack } from '../local/stack.ts';

/** The whole product on a free port, in a temporary folder, with the embedded ClickHouse and no cron by itself. */
export async function startTestStack(options: StackOptions = {}): Promise<Stack & { bridge: Bridge }> {
  const stack = await startStack({ crons: false, ...options });
  const { bridge } = stack;
  if (bridge === undefined) throw new Error('a test stack has an embedded ClickHouse');
  return { ...stack, bridge };
}

/** Asks one of the operator's routes; answers its JSON. @throws with the answer when it is refused */
export async function askOperator<T>(stack: Stack, path: string, body: object): Promise<T> {
  const response = await fetch(`${stack.url}/api/operator${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}
