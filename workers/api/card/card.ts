import { drawText, emptyBitmap, type Font, fillRect, loadFont, textWidth } from './draw.ts';
import { encodePng } from './png.ts';

/** What a picture of a public dashboard tells. */
export interface Card {
  domain: string;
  /** Of the whole period. */
  visitors: number;
  /** Of each day of it, oldest first. */
  days: readonly number[];
}

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 72;
const INNER = WIDTH - 2 * MARGIN;
const CHART = { top: 290, bottom: 520 };

/** The picture that goes with a link to a public dashboard, 1200 by 630, as PNG. */
export async function drawCard({ domain, visitors, days }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const font = await loadFont();
  const bitmap = emptyBitmap(WIDTH, HEIGHT);
  fillRect(bitmap, { x: 0, y: 0, width: WIDTH, height: 12 }, 'accent');
  const size = textWidth(font, domain, 1) <= INNER ? 1 : 2;
  drawText(bitmap, font, { x: MARGIN, y: 64, text: fitted(font, domain, size), size, ink: 'text' });
  const sentence = `${visitors.toLocaleString('en')} visitor${visitors === 1 ? '' : 's'} in the last 30 days`;
  drawText(bitmap, font, { x: MARGIN, y: 164, text: sentence, size: 2, ink: 'soft' });

  const highest = Math.max(1, ...days);
  const step = INNER / Math.max(1, days.length);
  for (const [index, day] of days.entries()) {
    const height = Math.max(2, Math.round((day / highest) * (CHART.bottom - CHART.top)));
    const [left, right] = [Math.round(index * step), Math.round((index + 1) * step) - 6];
    fillRect(bitmap, { x: MARGIN + left, y: CHART.bottom - height, width: right - left, height }, 'accent');
  }
  drawText(bitmap, font, { x: MARGIN, y: 556, text: 'Pharos', size: 2, ink: 'accent' });
  const what = 'public dashboard';
  drawText(bitmap, font, {
    ...{ x: WIDTH - MARGIN - textWidth(font, what, 2), y: 556, text: what },
    ...{ size: 2, ink: 'soft' },
  });
  return await encodePng(bitmap);
}

/** As much of the text as there is room for. */
function fitted(font: Font, text: string, size: 1 | 2): string {
  if (textWidth(font, text, size) <= INNER) return text;
  let cut = text;
  while (cut !== '' && textWidth(font, `${cut}...`, size) > INNER) cut = cut.slice(0, -1);
  return `${cut}...`;
}
