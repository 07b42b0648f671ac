import fc from 'fast-check';
import { expect, it } from 'vitest';

/** What a property is tried with here. */
function drawn(): string[] {
  const texts: string[] = [];
  fc.assert(
    fc.property(fc.string(), (text) => {
      texts.push(text);
    }),
  );
  return texts;
}

it('tries properties with the same in every run, unless it is to look further', () => {
  const explores = process.env.PHAROS_PROPERTY_RUNS !== undefined;
  const [first, second] = [drawn(), drawn()];
  if (explores) expect(first).not.toEqual(second);
  else expect(first).toEqual(second);
});
