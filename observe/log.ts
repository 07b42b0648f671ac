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

const MAX_DETAIL_CHARS = 300;

/** What a log may say of an error: name, message and first stack lines. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  // ClickHouse repeats a whole statement's values in its messages.
  const detail = withoutValues(error.message).slice(0, MAX_DETAIL_CHARS);
  return { error: error.name, detail, stack: stackLines(error) };
}

/** A message without the values of a statement of D1's, which say who somebody is: drizzle puts them at its end. */
export function withoutValues(message: string): string {
  return message.startsWith('Failed query:') ? message.replace(/\nparams: .*/s, '') : message;
}

function stackLines({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n');
}
