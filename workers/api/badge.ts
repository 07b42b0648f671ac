/** How a badge is to look. */
export interface BadgeLook {
  size: 'small' | 'large';
  /** `auto` goes with the reader's. */
  theme: 'auto' | 'light' | 'dark';
}

const SIZES = {
  small: { height: 20, font: 11, pad: 7, dot: 3 },
  large: { height: 32, font: 14, pad: 11, dot: 4 },
} as const;
const THEMES = {
  light: { ground: '#ffffff', line: '#d0d4da', text: '#16191d' },
  dark: { ground: '#14171b', line: '#38404a', text: '#eceef1' },
} as const;
const DOT = '#1f9d63';
/** Mean width of a letter as a share of the font's size: the badge cannot measure. */
const LETTER = 0.56;

/** A badge that says how many visitors are on a site now, as SVG that stands by itself: no font and nothing else is fetched. */
export function renderBadge(domain: string, visitors: number, { size, theme }: BadgeLook): string {
  const { height, font, pad, dot } = SIZES[size];
  const text = `${visitors.toLocaleString('en')} visitor${visitors === 1 ? '' : 's'} now`;
  const textLength = Math.round(text.length * font * LETTER);
  const textX = pad * 1.6 + dot * 2;
  const width = Math.round(textX + textLength + pad);
  const middle = height / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escapeXml(`${domain}: ${text}`)}</title>
<style>${styleOf(theme)}</style>
<rect class="g" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="${height / 4}"/>
<circle cx="${pad + dot}" cy="${middle}" r="${dot}" fill="${DOT}"/>
<text class="t" x="${textX}" y="${middle}" dominant-baseline="central" font-size="${font}" textLength="${textLength}" font-family="system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif">${escapeXml(text)}</text>
</svg>
`;
}

function styleOf(theme: BadgeLook['theme']): string {
  const rules = ({ ground, line, text }: (typeof THEMES)['light' | 'dark']) =>
    `.g{fill:${ground};stroke:${line}}.t{fill:${text}}`;
  if (theme !== 'auto') return rules(THEMES[theme]);
  return `${rules(THEMES.light)}@media(prefers-color-scheme:dark){${rules(THEMES.dark)}}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
