import type { Stack } from './stack.ts';

async function post<T>(stack: Stack, path: string, body: object): Promise<T> {
  const response = await fetch(`${stack.url}/api/operator/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A site of the running stack. */
export function addSite(
  stack: Stack,
  domain: string,
  timezone = 'Etc/UTC',
): Promise<{ site_id: string; key: string }> {
  return post(stack, 'sites', { domain, timezone });
}

/** An API key of the running stack. */
export async function addKey(stack: Stack, scopes: string[]): Promise<string> {
  return (await post<{ key: string }>(stack, 'keys', { scopes })).key;
}
