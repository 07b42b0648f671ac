import fc from 'fast-check';

/** As much of JSON Schema as the API's description has. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema | false;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
  examples?: unknown[];
}

/** What stands for values that only this world has, by the name of the property or parameter. */
export type Hints = Readonly<Record<string, readonly unknown[]>>;

interface Context {
  components: Readonly<Record<string, Schema>>;
  hints: Hints;
}

const MAX_DEPTH = 5;

/** Values that fit a schema, at its bounds more often than not. */
export function valuesOf(schema: Schema, context: Context, name = '', depth = 0): fc.Arbitrary<unknown> {
  const hinted = context.hints[name];
  if (hinted && isScalar(schema))
    return fc.oneof({ arbitrary: fc.constantFrom(...hinted), weight: 5 }, plain());
  return plain();

  function plain(): fc.Arbitrary<unknown> {
    if (schema.$ref) return valuesOf(named(schema.$ref, context), context, name, depth);
    if (schema.examples) return fc.constantFrom(...schema.examples);
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) {
      // Deep inside, what refers to itself must end.
      const ends =
        depth >= MAX_DEPTH ? either.filter((one) => !JSON.stringify(one).includes('$ref')) : either;
      return fc.oneof(
        ...(ends.length > 0 ? ends : either).map((one) => valuesOf(one, context, name, depth + 1)),
      );
    }
    const types = [schema.type ?? []].flat();
    return types.length === 0 ? fc.jsonValue() : fc.oneof(...types.map((type) => ofType(type)));
  }

  function ofType(type: string): fc.Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return objects(schema, context, depth);
      case 'array':
        return arrays(schema, context, name, depth);
      case 'string':
        return strings(schema);
      case 'integer':
      case 'number':
        return numbers(schema);
      case 'boolean':
        return fc.boolean();
      default:
        return fc.constant(null);
    }
  }
}

function isScalar({ type, $ref, anyOf }: Schema): boolean {
  return !$ref && !anyOf && type !== 'object' && type !== 'array';
}

function named($ref: string, { components }: Context): Schema {
  const schema = components[$ref.replace('#/components/schemas/', '')];
  if (!schema) throw new Error(`The description has no ${$ref}`);
  return schema;
}

function objects(
  { properties = {}, required = [], additionalProperties }: Schema,
  context: Context,
  depth: number,
) {
  const entries = Object.entries(properties).map(
    ([key, inner]) => [key, valuesOf(inner, context, key, depth + 1)] as const,
  );
  // What need not be there mostly is not: of many parts together, hardly two go with each other.
  const drawn = entries.map(([key, value]) => [
    key,
    required.includes(key)
      ? value
      : fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: value, weight: 1 }),
  ]);
  const known = fc
    .record(Object.fromEntries(drawn) as Record<string, fc.Arbitrary<unknown>>)
    .map(withoutUndefined);
  if (typeof additionalProperties !== 'object') return known;
  const others = fc.dictionary(
    fc.string({ maxLength: 10 }),
    valuesOf(additionalProperties, context, '', depth + 1),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  );
  return fc.tuple(others, known).map(([more, own]) => ({ ...more, ...own }));
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}

function arrays(
  { items, prefixItems, minItems = 0, maxItems = minItems + 3 }: Schema,
  context: Context,
  name: string,
  depth: number,
) {
  if (prefixItems) return fc.tuple(...prefixItems.map((one) => valuesOf(one, context, name, depth + 1)));
  const item = items ? valuesOf(items, context, name, depth + 1) : fc.jsonValue();
  return fc.array(item, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) });
}

// fast-check knows none of these. A value that one would forbid is one more that is to be refused.
const LOOKAROUND = /\(\?<?[!=](?:\[[^\]]*\]|[^()[])*\)/g;

function strings({ format, pattern, minLength = 0, maxLength = 3000 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return instants;
  if (format === 'date') return instants.map((instant) => instant.slice(0, 10));
  if (format === 'uri') return fc.webUrl();
  if (format === 'email') return fc.emailAddress();
  if (pattern) return fc.stringMatching(new RegExp(pattern.replace(LOOKAROUND, '')));
  const short = fc.string({
    unit: 'binary',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 20)),
  });
  const atBounds = fc.constantFrom(...new Set([minLength, maxLength])).map((length) => 'x'.repeat(length));
  return fc.oneof({ arbitrary: short, weight: 4 }, atBounds);
}

const instants = fc
  .date({ min: new Date('1969-12-31'), max: new Date('2150-01-02'), noInvalidDate: true })
  .map((date) => date.toISOString());

function numbers({ type, minimum, exclusiveMinimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -1e9, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? 1e9, Number.MAX_SAFE_INTEGER);
  if (type === 'number') return fc.double({ min, max, noNaN: true });
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 20) }), fc.constantFrom(min, max));
}

const JUNK: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '🦉'.repeat(400),
  "'; DROP TABLE sites; --",
  '{site:String}',
  '%00',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  0,
  -1,
  -0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 63,
  '9223372036854775808',
  true,
  [],
  {},
  [[[[[[[[]]]]]]]],
  { $ref: 'x' },
  '0000-00-00',
  '2026-02-30',
  '9999-12-31T23:59:59.999999999Z',
  'NaN',
];

/** The same value with something in it that does not belong there: replaced, left out, or put beside. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const junk = fc.oneof(fc.constantFrom(...JUNK), fc.jsonValue());
  return fc
    .tuple(value, fc.array(fc.nat(7), { maxLength: 4 }), fc.constantFrom('put', 'drop', 'add'), junk)
    .map(([base, path, how, thing]) => spoil(base, path, how, thing));
}

function spoil(value: unknown, path: readonly number[], how: string, thing: unknown): unknown {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null || step === undefined) return how === 'put' ? thing : value;
  const keys = Object.keys(value);
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const key = keys[step % Math.max(1, keys.length)] ?? 'x';
  if (rest.length > 0) copy[key] = spoil(copy[key], rest, how, thing);
  else if (how === 'drop') delete copy[key];
  else copy[how === 'add' ? 'unknown_key' : key] = thing;
  return copy;
}
