import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

export interface StartOptions {
  /** 0 = any free one. */
  port: number;
  /** Absolute. */
  dataDir: string;
  /** Without the demo site. */
  isEmpty: boolean;
}

export const HELP = `Usage: npm start -- [--port N] [--data DIR] [--empty]

Runs the whole product on this machine: every Worker, ClickHouse, the dashboard and a demo site with live traffic.

  --port N     where it listens on localhost (default 8787; 0: any free port)
  --data DIR   where it keeps its data (default .pharos/data)
  --empty      without the demo site and its traffic
  --help       this text

CLICKHOUSE_URL=https://user:password@host:8443 uses a real ClickHouse server in place of the embedded one.
CLICKHOUSE_DATABASE names its database (default pharos).`;

/**
 * Reads the command line; undefined when help is asked for. `cwd` is where the command was typed.
 * @throws {StartError}
 */
export function parseOptions(args: string[], root: string, cwd = root): StartOptions | undefined {
  const { port, data, empty, help } = parse(args);
  if (help) return undefined;
  const number = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  if (!(number <= 65_535)) throw new StartError(`--port must be a number from 0 to 65535, not "${port}".`);
  if (data === '') throw new StartError('--data must name a directory.');
  return {
    port: number,
    dataDir: data === undefined ? join(root, '.pharos/data') : resolve(cwd, data),
    isEmpty: empty,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8787' },
        data: { type: 'string' },
        empty: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    // Node's sentences are good, but some go on with advice.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new StartError(`${sentence?.replace(/\.$/, '')}; see npm start -- --help.`);
  }
}
