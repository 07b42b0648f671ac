import type { EventOptions } from './wire-event.ts';

/** Counts the event of an element with `data-pharos-event="Name"` and any number of `data-pharos-prop-x="…"`. */
export function countNamed(element: Element, count: (name: string, about: EventOptions) => void): void {
  const props: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    const [, prop] = name.split('data-pharos-prop-');
    if (prop) props[prop] = value;
  }
  count(element.getAttribute('data-pharos-event') as string, { props });
}
