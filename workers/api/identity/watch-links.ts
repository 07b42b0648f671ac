import { AsyncLocalStorage } from 'node:async_hooks';

/** What one call of the library has made. */
export interface Made {
  /** Ids of users. */
  users: string[];
  /** Who has been tied to a provider. */
  links: { userId: string; provider: string }[];
}

const watched = new AsyncLocalStorage<Made>();

/** Runs a call of the library, and tells what it has made: the answer does not say whose user it was, or whether she is new. */
export async function watchLinks<T>(call: () => Promise<T>): Promise<{ answer: T; made: Made }> {
  const made: Made = { users: [], links: [] };
  const answer = await watched.run(made, call);
  return { answer, made };
}

/** A user was made within a watched call. */
export function sawUser(id: string): void {
  watched.getStore()?.users.push(id);
}

/** A user was tied to a provider within a watched call. */
export function sawLink(userId: string, provider: string): void {
  watched.getStore()?.links.push({ userId, provider });
}
