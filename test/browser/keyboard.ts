import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { patient } from './account-world.ts';

const MAX_STEPS = 120;

interface Focus {
  isThere: boolean;
  /** Nothing has it: between the end of the page and its beginning. */
  isNowhere: boolean;
  isSeen: boolean;
  what: string;
}

/** What of a browser is needed here, whose types this folder does not know. */
interface Element {
  outerHTML: string;
  closest(selector: string): Element | null;
  getBoundingClientRect(): { top: number; bottom: number; width: number };
}
interface Window {
  document: { activeElement: Element; body: Element };
  innerHeight: number;
  getComputedStyle(element: Element): { outlineStyle: string; outlineWidth: string };
}

function focusOf(target: unknown): Focus {
  const { document, innerHeight, getComputedStyle } = globalThis as unknown as Window;
  const focused = document.activeElement;
  const { top, bottom, width } = focused.getBoundingClientRect();
  // Or what a field is drawn in.
  const isMarked = [focused, focused.closest('label')].some((element) => {
    const style = element && getComputedStyle(element);
    return style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  });
  return {
    isThere: focused === target,
    isNowhere: focused === document.body,
    isSeen: isMarked && bottom > 0 && top < innerHeight && width > 0,
    what: focused.outerHTML.slice(0, 200),
  };
}

/** Goes on by Tab to something, and fails where the focus is not to be seen on the way, or does not come there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MAX_STEPS; step++) {
    await page.keyboard.press('Tab');
    const { isThere, isNowhere, isSeen, what } = await target.evaluate(focusOf);
    if (isNowhere) continue;
    if (!isSeen) throw new Error(`The focus is not to be seen on ${what}`);
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Waits until something has the focus. */
export async function hasFocus(target: Locator): Promise<void> {
  await target.waitFor();
  const focus = async () => {
    const { isThere, what } = await target.evaluate(focusOf);
    return isThere ? 'here' : what;
  };
  await expect.poll(focus, patient).toBe('here');
}

/** Types into what has the focus, in the place of what stands there. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}
