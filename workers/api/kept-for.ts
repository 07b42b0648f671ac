interface Kept<T> {
  answer: Promise<T>;
  until: number;
}

/**
 * Keeps the answers of an isolate for a while, so that many who ask the same at once cost one question. Failures are not kept;
 * the oldest goes once there are `limit` of them.
 */
export function keptFor<T>(ms: number, limit: number) {
  const kept = new Map<string, Kept<T>>();
  return function keep(key: string, now: number, ask: () => Promise<T>): Promise<T> {
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    kept.delete(key);
    const answer = ask();
    kept.set(key, { answer, until: now + ms });
    answer.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
