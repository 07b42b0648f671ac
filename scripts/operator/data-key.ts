import { z } from 'zod';
import type { Command } from './command.ts';
import { askStack } from './stack.ts';

const answerSchema = z.object({
  exchanged: z.number(),
  next: z.object({ step: z.string(), cursor: z.string() }).nullable(),
});

export const keysRotate: Command = {
  name: 'keys:rotate',
  summary:
    'Seals anew by DATA_KEY what OLD_DATA_KEY has sealed, and ends every session; may be stopped and begun again. Prints {exchanged}.',
  arguments: [],
  options: {},
  async run(stack) {
    let exchanged = 0;
    let slice: object | null = {};
    while (slice) {
      const answer = answerSchema.parse(
        await askStack(stack, { method: 'POST', path: '/api/operator/data-key', body: slice }),
      );
      exchanged += answer.exchanged;
      slice = answer.next;
      if (answer.next) console.error(`${exchanged} made anew; next: ${answer.next.step}`);
    }
    return { exchanged };
  },
};
