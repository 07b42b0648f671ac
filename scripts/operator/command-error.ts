/** Ends a command with one sentence on stderr: exit code 2 for wrong usage, 1 for everything else. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2 = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** The command was called wrongly. */
export function usageError(sentence: string): CommandError {
  return new CommandError(sentence, 2);
}

/** Prints what ended a command and returns its exit code. */
export function printError(error: unknown, program: string): number {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  if (error.exitCode === 2) console.error(`See: npm run ${program} -- --help`);
  return error.exitCode;
}
