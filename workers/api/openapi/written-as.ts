import type { z } from 'zod';

const DOCUMENTED = new WeakMap<object, z.ZodType>();

/**
 * Has the API's description show `documented` for a schema that leaves reading to a parser of core/, which says what is
 * wrong in its own words.
 */
export function writtenAs<S extends z.ZodType>(schema: S, documented: z.ZodType): S {
  DOCUMENTED.set(schema, documented);
  return schema;
}

/** What to show for a schema, if that is another one. */
export function documentedAs(schema: z.core.$ZodType): z.ZodType | undefined {
  return DOCUMENTED.get(schema);
}
