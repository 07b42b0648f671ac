import type { Miniflare } from 'miniflare';
import { CONTROL_WORKER } from './stack-workers.ts';

/** What the runner may ask of Workers from outside; answered by control-worker.ts. */
export interface Control {
  /** @throws when the cron Worker fails; `at` is epoch ms */
  runCron(cron: string, at: number): Promise<void>;
  /** Messages the queue has taken since the start. */
  sent(): Promise<number>;
  /** Ends the queue's taking of events; resolves when the last counts are in it. */
  closeQueue(): Promise<void>;
}

/** Asks the control Worker of a running Miniflare. */
export function controlOf(mf: Miniflare): Control {
  async function ask<T>(path: string): Promise<T> {
    const worker = await mf.getWorker(CONTROL_WORKER);
    const response = await worker.fetch(`http://control${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
  return {
    async runCron(cron, at) {
      const outcome = await ask<string>(`/cron?${new URLSearchParams({ cron, at: String(at) })}`);
      if (outcome !== 'ok') throw new Error(`the cron Worker ended with "${outcome}" for ${cron}`);
    },
    sent: () => ask<number>('/sent'),
    async closeQueue() {
      await ask('/close');
    },
  };
}
