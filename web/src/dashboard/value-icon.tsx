import type { FilterDimension } from '../state/dimension.ts';

/** A country's flag; other values have no picture. Not from a font: Windows has none with flags. */
export function ValueIcon({ dimension, value }: { dimension: FilterDimension; value: string }) {
  if (dimension !== 'country' || !/^[A-Z]{2}$/.test(value)) return null;
  return (
    <img
      src={`/flags/${value}.svg`}
      alt=""
      width="18"
      height="12"
      loading="lazy"
      className="relative h-3 w-4.5 shrink-0 rounded-[2px] shadow-[0_0_0_1px_var(--color-line)]"
    />
  );
}
