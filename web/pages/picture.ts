import { type Html, html, raw } from './html.ts';

/** The pictures of the product: of each there is a light and a dark one, in two widths (web/public/img). */
export const PICTURES = {
  dashboard: { width: 1600, height: 1263 },
  performance: { width: 1600, height: 1263 },
  live: { width: 1600, height: 1100 },
} as const;
export type PictureName = keyof typeof PICTURES;

const WIDTHS = [800, 1600] as const;

/** A picture that goes with the reader's theme; `eager` where it is seen first. */
export function picture(name: PictureName, options: { alt: string; sizes: string; isEager?: boolean }): Html {
  const { width, height } = PICTURES[name];
  const sources = (theme: string) => WIDTHS.map((w) => `/img/${name}-${theme}-${w}.webp ${w}w`).join(', ');
  return html`<picture class="picture block">
<source media="(prefers-color-scheme: dark)" srcset="${sources('dark')}" sizes="${options.sizes}">
<img src="/img/${name}-light-${WIDTHS[0]}.webp" srcset="${sources('light')}" sizes="${options.sizes}" width="${width}" height="${height}" alt="${options.alt}"${raw(options.isEager ? '' : ' loading="lazy" decoding="async"')}>
</picture>`;
}
