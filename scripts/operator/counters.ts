import type { Command } from './command.ts';
import { usageError } from './command-error.ts';
import { askStack } from './stack.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export const counters: Command = {
  name: 'counters',
  summary: 'Prints what became of events, per site and minute, and whether it balances.',
  arguments: [],
  options: { site: 'domain or site id (default: all)', since: 'how far back: 30m, 1h, 7d (default: 1h)' },
  run(stack, { site, since = '1h' }) {
    const query = new URLSearchParams({ from: new Date(Date.now() - parseSpan(since)).toISOString() });
    if (site !== undefined) query.set('site', site);
    return askStack(stack, { method: 'GET', path: `/api/operator/counters?${query}` });
  },
};

function parseSpan(text: string): number {
  const [, number, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  if (number === undefined || unit === undefined) throw usageError('--since must be like 30m, 1h or 7d.');
  return Number(number) * UNIT_MS[unit as keyof typeof UNIT_MS];
}
