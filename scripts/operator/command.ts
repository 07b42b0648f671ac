import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { usageError } from './command-error.ts';
import type { Stack } from './stack.ts';

/** The values of a command's options and its arguments by name. */
export type Input = Record<string, string | undefined>;

/** One `npm run pharos -- <name>`. */
export interface Command {
  /** `site:add` */
  name: string;
  summary: string;
  /** Names of the arguments it must have, in order. */
  arguments: readonly string[];
  /** Option name → what it means; all take a value. */
  options: Readonly<Record<string, string>>;
  /** Options it cannot do without. */
  required?: readonly string[];
  /** Answers what goes to stdout as JSON. @throws CommandError */
  run(stack: Stack, input: Input): Promise<unknown>;
}

/** Reads a command's arguments; undefined when help is asked for. @throws CommandError */
export function parseInput(command: Command, args: readonly string[]): Input | undefined {
  const { values, positionals } = parseStrictly(command, args);
  if (values.help) return undefined;
  if (positionals.length !== command.arguments.length) {
    const expected = command.arguments.length === 0 ? 'no argument' : command.arguments.join(' ');
    throw usageError(`${command.name} takes ${expected}.`);
  }
  for (const option of command.required ?? []) {
    if (!values[option]) throw usageError(`${command.name} needs --${option}.`);
  }
  const input: Input = {};
  for (const option of Object.keys(command.options)) {
    const value = values[option];
    if (typeof value === 'string') input[option] = value;
  }
  command.arguments.forEach((name, index) => {
    input[name] = positionals[index];
  });
  return input;
}

function parseStrictly(command: Command, args: readonly string[]) {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const name of Object.keys(command.options)) options[name] = { type: 'string' };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentences are good: "Unknown option '--x'".
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/** `site:add DOMAIN --timezone TIMEZONE` */
export function usage(command: Command): string {
  const options = Object.keys(command.options).map((name) => {
    const text = `--${name} ${name.toUpperCase()}`;
    return command.required?.includes(name) ? text : `[${text}]`;
  });
  return [command.name, ...command.arguments, ...options].join(' ');
}
