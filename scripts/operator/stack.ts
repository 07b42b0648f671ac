import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './command-error.ts';

/** A running stack and the right to command it. */
export interface Stack {
  /** Origin. */
  url: string;
  token: string;
}

const DEFAULT_URL = 'http://localhost:8787';
const CHECKOUT = join(import.meta.dirname, '../..');
const LOOPBACK = /^(localhost|[\w-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The stack that PHAROS_URL and PHAROS_TOKEN name; a local one has left its token in the checkout. */
export function findStack(env: NodeJS.ProcessEnv, checkout = CHECKOUT): Stack {
  const text = env.PHAROS_URL || DEFAULT_URL;
  if (!URL.canParse(text)) throw new CommandError(`PHAROS_URL is no URL: ${text}`);
  const url = new URL(text);
  if (env.PHAROS_TOKEN) return { url: url.origin, token: env.PHAROS_TOKEN };
  if (!LOOPBACK.test(url.hostname)) {
    throw new CommandError(`Set PHAROS_TOKEN to the operator's token of ${url.origin}.`);
  }
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  try {
    const token = readFileSync(join(checkout, '.pharos', `operator-${port}.token`), 'utf8').trim();
    return { url: url.origin, token };
  } catch {
    throw notRunning(url.origin);
  }
}

/** Asks one of the stack's `/api` routes and answers its JSON; every refusal becomes a sentence. */
export async function askStack(
  stack: Stack,
  request: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: object },
): Promise<unknown> {
  const response = await fetch(new URL(request.path, stack.url), {
    method: request.method,
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/json' },
    body: request.body && JSON.stringify(request.body),
  }).catch(() => {
    throw notRunning(stack.url);
  });
  const answer = await readJson(response);
  if (response.ok && answer !== undefined) return answer;
  throw new CommandError(
    errorSentence(answer) ?? `${stack.url} answers ${response.status}: is Pharos behind it?`,
  );
}

/** The `error` of an error answer, if it is one of ours. */
export function errorSentence(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
  return typeof answer.error === 'string' ? answer.error : undefined;
}

/** A response's JSON, undefined when it is none. */
export async function readJson(response: Response): Promise<unknown> {
  return await response.json().catch(() => undefined);
}

function notRunning(url: string): CommandError {
  return new CommandError(`No Pharos is running at ${url}. Start it with npm start, or set PHAROS_URL.`);
}
