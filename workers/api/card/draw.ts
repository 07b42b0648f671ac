import glyphs from './glyphs.json' with { type: 'json' };

/** An ink of a picture: each has sixteen shades, from the ground to itself. */
export type Ink = 'text' | 'soft' | 'accent';

const GROUND = [255, 255, 255] as const;
const INKS: Record<Ink, readonly [number, number, number]> = {
  text: [22, 25, 29],
  soft: [76, 84, 94],
  accent: [47, 99, 214],
};
const NAMES = Object.keys(INKS) as Ink[];
const SHADES = 16;

/** The colours of all shades, as PNG has them: three bytes each. */
export const PALETTE: Uint8Array<ArrayBuffer> = Uint8Array.from(
  NAMES.flatMap((name) =>
    Array.from({ length: SHADES }, (_, shade) =>
      INKS[name].map((value, part) => mix(GROUND[part] ?? 0, value, shade / (SHADES - 1))),
    ).flat(),
  ),
);

function mix(from: number, to: number, share: number): number {
  return Math.round(from + (to - from) * share);
}

/** A picture of palette colours, one byte a pixel. */
export interface Bitmap {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export function emptyBitmap(width: number, height: number): Bitmap {
  return { width, height, pixels: new Uint8Array(width * height) };
}

/** Fills a rectangle; what is beyond the picture is left out. */
export function fillRect(
  bitmap: Bitmap,
  rect: { x: number; y: number; width: number; height: number },
  ink: Ink,
): void {
  const colour = NAMES.indexOf(ink) * SHADES + SHADES - 1;
  const [left, right] = [Math.max(0, rect.x), Math.min(bitmap.width, rect.x + rect.width)];
  for (let y = Math.max(0, rect.y); y < Math.min(bitmap.height, rect.y + rect.height); y += 1) {
    bitmap.pixels.fill(colour, y * bitmap.width + left, y * bitmap.width + right);
  }
}

/** Letters of Latin as one strip after the other, 64 pixels high, with four bits of darkness a pixel. */
export interface Font {
  alphaOf(code: number): { width: number; at(x: number, y: number): number };
}

let font: Promise<Font> | undefined;

/** The letters, unpacked once. */
export function loadFont(): Promise<Font> {
  font ??= unpack();
  return font;
}

async function unpack(): Promise<Font> {
  const packed = Uint8Array.from(atob(glyphs.packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const starts = glyphs.widths.map((_, index) =>
    glyphs.widths.slice(0, index).reduce((sum, width) => sum + width * glyphs.height, 0),
  );
  return {
    alphaOf(code) {
      const known = glyphs.widths[code - glyphs.first] === undefined ? '?'.charCodeAt(0) : code;
      const index = known - glyphs.first;
      const [width = 0, start = 0] = [glyphs.widths[index], starts[index]];
      return {
        width,
        at(x, y) {
          const pixel = start + y * width + x;
          const byte = bytes[pixel >> 1] ?? 0;
          return pixel % 2 === 0 ? byte >> 4 : byte & 15;
        },
      };
    },
  };
}

/** 64 or 32 pixels. */
export type Size = 1 | 2;

/** How wide a text is, in pixels; `size` 2 is half as large as 1. */
export function textWidth(font: Font, text: string, size: Size): number {
  return [...text].reduce((sum, letter) => sum + font.alphaOf(letter.codePointAt(0) ?? 0).width / size, 0);
}

/** Writes a text whose top left corner is at (x, y). */
export function drawText(
  bitmap: Bitmap,
  font: Font,
  text: { x: number; y: number; text: string; size: Size; ink: Ink },
): void {
  const base = NAMES.indexOf(text.ink) * SHADES;
  let left = text.x;
  for (const letter of text.text) {
    const glyph = font.alphaOf(letter.codePointAt(0) ?? 0);
    const width = glyph.width / text.size;
    for (let y = 0; y < glyphs.height / text.size; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const alpha = darkness(glyph, x * text.size, y * text.size, text.size);
        const [px, py] = [left + x, text.y + y];
        if (alpha > 0 && px < bitmap.width && py < bitmap.height) {
          bitmap.pixels[py * bitmap.width + px] = base + alpha;
        }
      }
    }
    left += width;
  }
}

/** The mean of the pixels that one pixel of the smaller size stands for. */
function darkness(glyph: ReturnType<Font['alphaOf']>, x: number, y: number, size: Size): number {
  if (size === 1) return glyph.at(x, y);
  const sum = glyph.at(x, y) + glyph.at(x + 1, y) + glyph.at(x, y + 1) + glyph.at(x + 1, y + 1);
  return Math.round(sum / 4);
}
