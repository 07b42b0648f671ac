import type { Page } from 'playwright-core';
import { median } from '../median.ts';

const WHEEL_STEPS = 180;
const WHEEL_PX = 400;
const KEYS = ['End', 'Home', 'PageDown', 'PageDown', 'End', 'PageUp', 'Home'];
/** One of sixty in a second takes 16.7 ms; clocks are coarse. */
const FRAME_MS = 17.5;

/** What a list in full is like to use. */
export interface TableFigures {
  rows: number;
  rows_in_page: number;
  /** While it is scrolled by the wheel and by keys, sorted and searched. */
  fps: number;
  frames: number;
  frames_over_16ms: number;
  longest_frame_ms: number;
  /** Tasks that kept the page from answering for more than 50 ms. */
  long_tasks: number;
  /** From a key, a click or a letter until the rows that it asks for are there, the server's part included. */
  jump_ms: number;
  sort_ms: number;
  search_ms: number;
}

/** Opens all values of a dimension in the dashboard of a site, then scrolls, sorts and searches them. */
export async function measureTable(
  page: Page,
  { url, dimension, search }: { url: string; dimension: string; search: string },
): Promise<TableFigures> {
  await page.goto(`${url}?detail=${dimension}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(WATCH);
  const rows = Number(await dialog.getByRole('table').getAttribute('aria-rowcount')) - 1;
  const rowsInPage = await dialog.locator('tr').count();

  await dialog.getByRole('region').hover();
  for (let step = 0; step < WHEEL_STEPS; step++) {
    await page.mouse.wheel(0, step < WHEEL_STEPS / 2 ? WHEEL_PX : -WHEEL_PX);
    await page.evaluate(NEXT_FRAME);
  }
  await dialog.locator('tbody button').first().focus();
  const jumps: number[] = [];
  for (const key of KEYS) jumps.push(await shownAfter(page, () => page.keyboard.press(key)));
  const head = dialog.getByRole('button', { name: 'Visits', exact: true });
  const sortMs = await shownAfter(page, () => head.click());
  const field = dialog.getByLabel('Search');
  const searchMs = await shownAfter(page, () => field.fill(search));
  const { deltas, tasks } = await page.evaluate<{ deltas: number[]; tasks: number }>('window.benchFrames');
  return {
    rows,
    rows_in_page: rowsInPage,
    fps: Number(((deltas.length * 1000) / deltas.reduce((sum, delta) => sum + delta, 0)).toFixed(1)),
    frames: deltas.length,
    frames_over_16ms: deltas.filter((delta) => delta > FRAME_MS).length,
    longest_frame_ms: Math.round(Math.max(...deltas)),
    long_tasks: tasks,
    jump_ms: median(jumps),
    sort_ms: sortMs,
    search_ms: searchMs,
  };
}

/** Milliseconds until every row in sight is there, of the order and the search that were asked for. */
async function shownAfter(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await page.evaluate<number>('performance.now()');
  await act();
  return Math.round((await page.evaluate<number>(SETTLED)) - before);
}

const WATCH = `window.benchFrames = { deltas: [], tasks: 0 };
{
  let before = 0;
  const frame = (now) => {
    if (before > 0) benchFrames.deltas.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    benchFrames.tasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
}`;

const NEXT_FRAME = 'new Promise((resolve) => requestAnimationFrame(() => resolve()))';

/** Two frames let what was asked for begin. Rows that are on their way shimmer, those of another order are marked busy. */
const SETTLED = `new Promise((resolve) => {
  const look = () => {
    const list = document.querySelector('dialog section');
    const { top, bottom } = list.getBoundingClientRect();
    const isWaiting = list.ariaBusy === 'true' || [...list.querySelectorAll('.animate-shimmer')].some((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    if (isWaiting) requestAnimationFrame(look);
    else resolve(performance.now());
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})`;
