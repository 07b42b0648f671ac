import type { FilterDimension } from '../state/dimension.ts';

/** A country's flag in the reader's own font, where it has any; other values have no picture. */
export function ValueIcon({ dimension, value }: { dimension: FilterDimension; value: string }) {
  if (dimension !== 'country' || !/^[A-Z]{2}$/.test(value)) return null;
  return (
    <span aria-hidden="true" className="relative w-5 shrink-0 text-center text-base leading-none">
      {String.fromCodePoint(...[...value].map((letter) => 0x1f1a5 + letter.charCodeAt(0)))}
    </span>
  );
}
