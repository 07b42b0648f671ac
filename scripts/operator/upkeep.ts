import { z } from 'zod';
import type { Command } from './command.ts';
import { usageError } from './command-error.ts';
import { askStack } from './stack.ts';

const backfilledSchema = z.object({ mark: z.string(), sealed: z.number(), left: z.number() });

export const sealBackfill: Command = {
  name: 'seal:backfill',
  summary:
    'Writes down past dates now, slice by slice; may be stopped and begun again. Prints {sealed, mark}.',
  arguments: [],
  options: {
    site: 'domain or site id (default: every site)',
    from: 'first date (default: the first there is)',
    to: 'last date (default: the last that is over)',
    again: '"new": sealed dates, too, after a change of what is written; a mark: go on with such a run',
  },
  async run(stack, { site, from, to, again }) {
    let mark = again;
    let sealed = 0;
    for (;;) {
      const body = { site, from, to, again: again === undefined ? undefined : mark };
      const answer = await askStack(stack, { method: 'POST', path: '/api/operator/backfill', body });
      const slice = backfilledSchema.parse(answer);
      mark = slice.mark;
      sealed += slice.sealed;
      if (slice.left === 0) return { sealed, mark };
      const resume = again === undefined ? '' : ` (if stopped: --again ${mark})`;
      console.error(`${sealed} of ${sealed + slice.left} dates${resume}`);
    }
  },
};

export const siteErase: Command = {
  name: 'site:erase',
  summary:
    'Deletes a site and all of its data for good, within minutes and without undo. Prints {erasing, deletion}: their ids.',
  arguments: ['SITE'],
  options: { confirm: 'the name of the site again' },
  required: ['confirm'],
  run: (stack, { SITE: site, confirm }) =>
    askStack(stack, { method: 'POST', path: '/api/operator/erase', body: { site, confirm } }),
};

export const siteRetention: Command = {
  name: 'site:retention',
  summary:
    'Says how long a site keeps its numbers; older ones are removed within the hour. Prints {site, months}.',
  arguments: ['SITE'],
  options: { months: 'whole months before the current one, or "forever"' },
  required: ['months'],
  run(stack, { SITE: site, months = '' }) {
    if (!/^([1-9]\d{0,3}|forever)$/.test(months)) throw usageError('--months must be a number or "forever".');
    const body = { site, months: months === 'forever' ? null : Number(months) };
    return askStack(stack, { method: 'PUT', path: '/api/operator/retention', body });
  },
};
