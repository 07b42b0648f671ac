import { listen } from '../listen.ts';
import type { ErrorTold } from '../measures.ts';
import { cleanAddress } from './address.ts';

interface Kept {
  told: ErrorTold;
  atMs: number;
}

const MAX_ERRORS = 5;
const MAX_FRAMES = 5;
const MAX_MESSAGE_CHARS = 150;
const kept: Kept[] = [];

/** Listens for errors from now on, after those the first file kept. */
export function watchErrors(early: Event[] | undefined): void {
  early?.forEach(see);
  listen('error unhandledrejection', see);
}

function see(event: Event): void {
  const { error, message, filename, lineno, colno, reason } = event as ErrorEvent & PromiseRejectionEvent;
  const thrown: unknown = error ?? reason;
  // A picture that does not load is an event without a message, and no error of a script.
  const said =
    thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown ?? message ?? '');
  if (!said) return;
  const stack =
    (thrown instanceof Error && stackOf(thrown)) ||
    (filename ? `${cleanAddress(filename)}:${lineno}:${colno}` : '');
  const text = withoutSecrets(said);
  const key = stack || text;
  const known = kept.find(({ told }) => (told[1] || told[0]) === key);
  if (known) known.told[2]++;
  else kept.push({ told: [text, stack, 1], atMs: event.timeStamp });
  if (kept.length > 50) kept.shift();
}

/** What broke in a view, in order, at most five. */
export function errorsSince(fromMs: number, toMs: number): ErrorTold[] | undefined {
  const told = kept.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).slice(0, MAX_ERRORS);
  return told.length > 0 ? told.map((one) => one.told) : undefined;
}

/** Functions and places, without queries; Chrome and Safari write them differently. */
function stackOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .map((line) =>
      /(?:at )?(?:([^\s@(]+)[\s@(]+)?(\w+:\/\/[^\s)]+?)(?:[?#][^\s:)]*)?(:\d+:\d+)\)?$/.exec(line.trim()),
    )
    .flatMap((match) =>
      match ? [`${match[1] ? `${match[1]} ` : ''}${cleanAddress(match[2] ?? '')}${match[3]}`] : [],
    )
    .slice(0, MAX_FRAMES)
    .join('\n');
}

/** Messages quote what people typed: quoted texts, addresses, mails and numbers are taken out. */
function withoutSecrets(message: string): string {
  return message
    .replace(/\S+@\S+/g, '*')
    .replace(/\w+:\/\/\S+/g, (url) => cleanAddress(url))
    .replace(/(["'`])(?:(?!\1).)*\1/g, '$1*$1')
    .replace(/\d+/g, '0')
    .slice(0, MAX_MESSAGE_CHARS);
}
