import type { Demo } from '../seed.ts';
import { sendHistory } from './send-history.ts';
import { trickle } from './trickle.ts';

const SAVE_EVERY_MS = 60_000;

/** Fills in the demo site's past behind a running stack and keeps somebody on its pages, until the signal ends it. */
export async function runDemo(url: string, demo: Demo, signal: AbortSignal): Promise<void> {
  let { coverage } = demo;
  const save = (now = Date.now()) => {
    coverage = { ...coverage, until: now };
    demo.save(coverage);
  };
  const timer = setInterval(() => save(), SAVE_EVERY_MS);
  const history = sendHistory(demo.coverage, {
    url,
    key: demo.apiKey,
    signal,
    save(missing) {
      coverage = { ...coverage, gaps: missing.gaps };
      save();
    },
  }).catch((error: unknown) => {
    if (!signal.aborted) console.error(`The demo's history is incomplete: ${describe(error)}`);
  });
  await Promise.all([history, trickle(url, demo.siteKey, signal)]);
  clearInterval(timer);
  save();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
