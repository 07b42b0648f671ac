import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCronTimer } from './cron-timer.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-15T12:03:20Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startCronTimer', () => {
  it('fires each expression at the start of its minutes', async () => {
    const fired: string[] = [];
    const timer = startCronTimer(
      ['*/5 * * * *', '7 * * * *'],
      async (cron, at) => {
        fired.push(`${cron} ${new Date(at).toISOString().slice(11, 16)}`);
      },
      () => {},
    );
    await vi.advanceTimersByTimeAsync(8 * 60_000);
    await timer.stop();
    expect(fired).toEqual(['*/5 * * * * 12:05', '7 * * * * 12:07', '*/5 * * * * 12:10']);
  });

  it('does not start a job that still runs, and reports one that fails', async () => {
    const reports: string[] = [];
    let started = 0;
    let end: (error: Error) => void = () => {};
    const timer = startCronTimer(
      ['* * * * *'],
      () => {
        started += 1;
        return new Promise((_, reject) => {
          end = reject;
        });
      },
      (message) => reports.push(message),
    );
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(started).toBe(1);
    end(new Error('no salt'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started).toBe(2);
    expect(reports).toEqual(['cron * * * * * failed: no salt']);
    end(new Error('over'));
    await timer.stop();
  });

  it('fires nothing after it was stopped', async () => {
    let fired = 0;
    const timer = startCronTimer(
      ['* * * * *'],
      async () => {
        fired += 1;
      },
      () => {},
    );
    await timer.stop();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(fired).toBe(0);
  });
});
