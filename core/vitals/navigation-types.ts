/** How a page came, by the letter the tracker says; the names are those of web-vitals. Positions are values of the enum. */
export const NAVIGATION_TYPES = {
  n: 'navigate',
  r: 'reload',
  b: 'back-forward',
  p: 'prerender',
  d: 'restore',
  c: 'back-forward-cache',
  s: 'soft-navigation',
} as const;
export type NavigationType = (typeof NAVIGATION_TYPES)[keyof typeof NAVIGATION_TYPES];

/** A document that was loaded, which alone has phases; the others are measured and shown apart from them. */
export function isHard(type: NavigationType): boolean {
  return type !== 'back-forward-cache' && type !== 'soft-navigation';
}

export const HARD_NAVIGATIONS: readonly NavigationType[] = Object.values(NAVIGATION_TYPES).filter(isHard);
export const SOFT_NAVIGATIONS: readonly NavigationType[] = Object.values(NAVIGATION_TYPES).filter(
  (type) => !isHard(type),
);
