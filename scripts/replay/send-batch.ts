import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { CommandError } from '../operator/command-error.ts';
import { errorSentence, readJson } from '../operator/stack.ts';

const answerSchema = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.array(z.object({ index: z.number(), reason: z.string() })),
});
export type BatchAnswer = z.infer<typeof answerSchema>;

const TRIES = 8;
const MAX_WAIT_MS = 30_000;

/** Sends events and waits until they are queryable. Asks again while the stack is busy; ids make that harmless. */
export async function sendBatch(
  stackUrl: string,
  key: string,
  events: readonly object[],
): Promise<BatchAnswer> {
  const body = JSON.stringify(events);
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(new URL('/api/v1/events', stackUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    }).catch(() => undefined);
    if (response?.ok) return answerSchema.parse(await response.json());
    const isBusy = response === undefined || response.status === 429 || response.status === 503;
    if (!isBusy || attempt === TRIES) throw await refusal(stackUrl, response);
    await response?.body?.cancel();
    await wait(waitMs(response, attempt));
  }
}

function waitMs(response: Response | undefined, attempt: number): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000;
  return Math.min(MAX_WAIT_MS, Number.isFinite(asked) ? asked : 250 * 2 ** attempt);
}

async function refusal(stackUrl: string, response: Response | undefined): Promise<CommandError> {
  if (!response)
    return new CommandError(`${stackUrl} stopped answering. Run the same command again to go on.`);
  const sentence = errorSentence(await readJson(response));
  return new CommandError(sentence ?? `${stackUrl} answers ${response.status}.`);
}
