import { type Html, html, raw } from './html.ts';

/** The lighthouse. */
export function logo(size: string): Html {
  return html`<svg viewBox="0 0 24 24" class="${size} shrink-0" aria-hidden="true"><path d="M14.4 6.9 23 3.2v7.4z" class="fill-beam"/><path d="M7.2 4.9 10.5 2l3.3 2.9v.6H7.2zM8 6.5h5v2.2H8zM6.4 9.6h8.2v1.5H6.4zM7.7 12.2h5.6L14.7 21.5H6.3z" class="fill-accent"/></svg>`;
}

/** Three lines that open the navigation on small screens. */
export function menuIcon(): Html {
  return html`<svg viewBox="0 0 16 16" class="size-5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/></svg>`;
}

const DRAWINGS = {
  check: '<path d="m3.5 8.5 3 3 6-7"/>',
  traffic: '<path d="M2 12.5 6 8l3 2.5 5-6.5M10.5 4H14v3.5"/>',
  speed: '<path d="M2.5 11.5a5.75 5.75 0 1 1 11 0M8 10l2.5-3.5"/><circle cx="8" cy="10" r=".75"/>',
  shield:
    '<path d="M8 1.75 13 3.5v4c0 3-2 5.5-5 6.75-3-1.25-5-3.75-5-6.75v-4z"/><path d="m5.75 7.75 1.75 1.75 3-3.25"/>',
  live: '<circle cx="8" cy="8" r="1.5"/><path d="M4.5 11.5a5 5 0 0 1 0-7M11.5 4.5a5 5 0 0 1 0 7M2.5 13.25a7.5 7.5 0 0 1 0-10.5M13.5 2.75a7.5 7.5 0 0 1 0 10.5"/>',
  funnel: '<path d="M2 3h12l-4.5 5.5V13l-3-1.5v-3z"/>',
  code: '<path d="m5.5 4.5-3.5 3.5 3.5 3.5M10.5 4.5 14 8l-3.5 3.5"/>',
} as const;
export type IconName = keyof typeof DRAWINGS;

/** A drawing beside a text that says the same. */
export function icon(name: IconName, size = 'size-4'): Html {
  return html`<svg viewBox="0 0 16 16" class="${size} shrink-0" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${raw(DRAWINGS[name])}</svg>`;
}
