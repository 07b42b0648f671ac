import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CommandError, printError, usageError } from './operator/command-error.ts';
import { askStack, findStack, type Stack } from './operator/stack.ts';
import { batchesOf } from './replay/batches.ts';
import { createProgress } from './replay/progress.ts';
import { readLines } from './replay/read-lines.ts';
import { readPageviews } from './replay/read-pageviews.ts';
import { sendAll } from './replay/send-all.ts';
import { sendBatch } from './replay/send-batch.ts';

const HELP = `Usage: npm run replay -- FILE --site DOMAIN [--key KEY]

Sends the page requests of an Apache or nginx access log (combined format, plain or gzip) as pageviews with their own
time, address, user agent and referrer. Sending a log again changes nothing. Prints {lines, pageviews, accepted,
duplicates, bots, rejected, malformed, skipped}.

  --site DOMAIN   the site the pageviews belong to
  --key KEY       an API key with the scope events:write (default: the operator's, made for this run)

PHAROS_URL chooses the stack (default http://localhost:8787), PHAROS_TOKEN is its operator's token.`;

const BATCH = { size: 5000, maxSize: 10_000 };

interface Options {
  file: string;
  site: string;
  key?: string;
}

function parseOptions(args: string[]): Options | undefined {
  const { values, positionals } = parseStrictly(args);
  if (values.help) return undefined;
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw usageError('Name one log file.');
  if (!values.site) throw usageError('Name the site with --site DOMAIN.');
  return { file, site: values.site.toLowerCase(), key: values.key };
}

function parseStrictly(args: string[]) {
  const options = {
    help: { type: 'boolean', short: 'h' },
    site: { type: 'string' },
    key: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs with a key of the operator's that lives as long as the run. */
async function withOwnKey<T>(stack: Stack, site: string, run: (key: string) => Promise<T>): Promise<T> {
  const path = '/api/operator/keys';
  const body = { scopes: ['events:write'], site, name: 'replay' };
  const { key } = z.object({ key: z.string() }).parse(await askStack(stack, { method: 'POST', path, body }));
  try {
    return await run(key);
  } finally {
    await askStack(stack, { method: 'DELETE', path, body: { key } });
  }
}

async function replay({ file, site }: Options, url: string, key: string): Promise<object> {
  const { size } = await stat(file);
  const progress = createProgress(size);
  const log = { lines: 0, pageviews: 0, malformed: 0, skipped: 0 };
  const sent = { accepted: 0, duplicates: 0, bots: 0, rejected: 0 };
  let bytes = 0;
  const show = () => progress.show(bytes, `${sent.accepted + sent.duplicates} pageviews stored`);
  const lines = readLines(file, (bytesRead) => {
    bytes = bytesRead;
    show();
  });
  try {
    const batches = batchesOf(readPageviews(lines, site, log), BATCH);
    const send = (batch: readonly object[]) => sendBatch(url, key, batch);
    await sendAll(batches, send, sent);
    show();
  } finally {
    progress.end();
  }
  const { lines: lineCount, pageviews, malformed, skipped } = log;
  return { lines: lineCount, pageviews, ...sent, malformed, skipped };
}

async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (!options) {
    console.log(HELP);
    return 0;
  }
  const found = await stat(options.file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`There is no file ${options.file}.`);
  const stack = findStack(process.env);
  const report = options.key
    ? await replay(options, stack.url, options.key)
    : await withOwnKey(stack, options.site, (key) => replay(options, stack.url, key));
  console.log(JSON.stringify(report));
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => printError(error, 'replay'));
