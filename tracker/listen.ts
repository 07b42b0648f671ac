import { safely } from './safely.ts';

/** Listens on the window for events named in one text, before the page's own listeners, which may stop them. */
export function listen<E extends Event>(names: string, run: (event: E) => void): void {
  for (const name of names.split(' ')) addEventListener(name, safely(run) as (event: Event) => void, true);
}
