import { parseCron } from './cron-schedule.ts';

const MINUTE_MS = 60_000;

/** Fires crontab expressions at the start of their minutes, as Cloudflare does and Miniflare does not. */
export function startCronTimer(
  expressions: string[],
  run: (cron: string, at: number) => Promise<void>,
  report: (message: string) => void,
): { stop(): Promise<void> } {
  const schedules = expressions.map((cron) => ({ cron, schedule: parseCron(cron) }));
  const running = new Map<string, Promise<void>>();
  let timer = next();

  function next(): NodeJS.Timeout {
    const at = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    return setTimeout(() => fire(at), at - Date.now()).unref();
  }

  function fire(at: number): void {
    timer = next();
    for (const { cron, schedule } of schedules) {
      // A job that outlasts its interval is not started a second time.
      if (!schedule.matches(at) || running.has(cron)) continue;
      const job = run(cron, at)
        .catch((error: unknown) =>
          report(`cron ${cron} failed: ${error instanceof Error ? error.message : error}`),
        )
        .finally(() => running.delete(cron));
      running.set(cron, job);
    }
  }

  return {
    /** Fires nothing more and waits for what runs. */
    async stop() {
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
