export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;

/** A log of one Worker: one JSON line a call. Fields must not identify a person: no addresses, user agents, e-mails, visitor ids, tokens. */
export function createLog(worker: string): Log {
  return (level, message, fields = {}) => {
    const line = JSON.stringify({ level, worker, message, ...fields });
    if (level === 'info') console.log(line);
    else console.error(line);
  };
}

/** What a log may say of an error: name, message and first stack lines. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: error.name, detail: error.message, stack: error.stack?.split('\n').slice(1, 6).join('\n') };
}
