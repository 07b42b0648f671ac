import { PACKED_BITS } from './step-sql.ts';

/** SQL of the attempt that counts, over an array `hits` of packed hits in their order. */
export interface Attempt {
  /** Definitions `sql AS name`; those of a layer build on the layers before it, never on each other. */
  layers: string[][];
  /** An array: the milliseconds of each step made, 0 for the others. */
  times: string;
  /** The position in `hits` of the first step made; 0 when there is none. */
  first: string;
}

const isStep = (hit: string, step: number) => `bitTest(${hit}, ${step})`;
const time = (hit: string) => `bitShiftRight(${hit}, ${PACKED_BITS})`;
/** The array moved to the left, so that each place holds what comes `by` places later; 0 beyond the end. */
const later = (array: string, by: number) =>
  `arrayResize(arraySlice(${array}, ${by + 1}), length(${array}), toUInt64(0))`;

/** Loose, without a limit of time: whoever takes each step at the first chance gets furthest. */
export function looseAttempt(steps: number): Attempt {
  const first = `toUInt32(arrayFirstIndex(hit -> ${isStep('hit', 0)}, hits)) AS at_0`;
  const layers = [[first, 'arrayEnumerate(hits) AS places']];
  for (let step = 1; step < steps; step++) {
    const before = `at_${step - 1}`;
    const next = `arrayFirstIndex((hit, place) -> place > ${before} AND ${isStep('hit', step)}, hits, places)`;
    layers.push([`if(${before} = 0, 0, toUInt32(${next})) AS at_${step}`]);
  }
  const times = range(steps).map((step) => `if(at_${step} = 0, 0, ${time(`hits[at_${step}]`)})`);
  return { layers, times: `[${times.join(', ')}]`, first: 'at_0' };
}

/** Strict: each place says how far one gets from it, hit by hit; the first of the furthest counts. */
export function strictAttempt(steps: number, windowMs: string | undefined): Attempt {
  const names = range(steps).map((step) => `hit_${step}`);
  const conditions = names.map((name, step) => {
    const inTime = windowMs && step > 0 ? ` AND ${time(name)} - ${time('hit_0')} <= ${windowMs}` : '';
    return `${isStep(name, step)}${inTime}`;
  });
  const arrays = names.map((_, step) => (step === 0 ? 'hits' : later('hits', step)));
  return {
    layers: furthest(`arrayMap((${names.join(', ')}) -> ${countLeading(conditions)}, ${arrays.join(', ')})`),
    times: `arrayResize(arrayMap(hit -> ${time('hit')}, arraySlice(hits, greatest(first, 1), furthest)), ${steps}, toUInt64(0))`,
    first: 'first',
  };
}

/**
 * Loose, in limited time: the first chance to begin may come too early. So the time of each step from every beginning is
 * worked out, from the end: where a step is made, the rest is as soon as it is from the next place on; elsewhere as soon
 * as from the place after. That is one fill from the right for each step of each goal, and no array within an array.
 */
export function windowAttempt(steps: number, windowMs: string): Attempt {
  const goals = range(steps).slice(1);
  const layers: string[][] = [];
  for (let rest = 0; rest < steps - 1; rest++) {
    layers.push(
      goals
        .filter((goal) => goal > rest)
        .map((goal) => `${soonest(goal, goal - rest)} AS soon_${goal}_${goal - rest}`),
    );
  }
  layers.push(goals.map((goal) => `${later(`soon_${goal}_1`, 1)} AS made_${goal}`));
  const conditions = [
    isStep('hit', 0),
    ...goals.map((goal) => `ms_${goal} != 0 AND ms_${goal} - ${time('hit')} <= ${windowMs}`),
  ];
  const names = ['hit', ...goals.map((goal) => `ms_${goal}`)].join(', ');
  const arrays = ['hits', ...goals.map((goal) => `made_${goal}`)].join(', ');
  layers.push(...furthest(`arrayMap((${names}) -> ${countLeading(conditions)}, ${arrays})`));
  const times = [
    time('hits[first]'),
    ...goals.map((goal) => `if(furthest > ${goal}, made_${goal}[first], 0)`),
  ];
  return { layers, times: `[${times.join(', ')}]`, first: 'first' };
}

/** From each place: the soonest time of the step `goal`, if the steps from `step` on are still to be made. */
function soonest(goal: number, step: number): string {
  const made =
    step === goal
      ? `arrayMap(hit -> if(${isStep('hit', step)}, ${time('hit')}, 0), hits)`
      : `arrayMap((hit, rest) -> if(${isStep('hit', step)}, rest, 0), hits, ${later(`soon_${goal}_${step + 1}`, 1)})`;
  return `arrayReverseFill(ms -> ms != 0, ${made})`;
}

/** How many of the conditions hold before the first that does not. */
function countLeading(conditions: readonly string[]): string {
  return conditions.reduceRight<string>(
    (rest, condition, index) => `if(${condition}, ${rest}, ${index})`,
    String(conditions.length),
  );
}

function furthest(reached: string): string[][] {
  return [
    [`${reached} AS reached`],
    ['arrayMax(reached) AS furthest'],
    ['if(furthest = 0, 0, indexOf(reached, furthest)) AS first'],
  ];
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
