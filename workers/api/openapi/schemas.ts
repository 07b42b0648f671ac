import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { documentedAs } from './written-as.ts';

export type JsonSchema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;

/** Writes zod schemas as JSON Schema; those with an id (`.meta({ id })`) stand once, under `components`. */
export interface Schemas {
  components: Record<string, JsonSchema>;
  /** What may be sent. */
  input(schema: z.ZodType): JsonSchema;
  /** What is answered; clients must expect more than it names. */
  output(schema: z.ZodType): JsonSchema;
}

type Io = 'input' | 'output';

export function createSchemas(): Schemas {
  const components: Record<string, JsonSchema> = {};

  function write(schema: z.ZodType, io: Io): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      io,
      // Transforms are code; what they take stands before them.
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const documented = documentedAs(zodSchema);
        if (documented) Object.assign(jsonSchema, write(documented, io));
        if (io === 'output' && isOpen(zodSchema)) delete jsonSchema.additionalProperties;
      },
    });
    for (const [id, definition] of Object.entries($defs)) addComponent(id, atHome(definition));
    return atHome(json);
  }

  function addComponent(id: string, definition: JsonSchema): void {
    if (id.startsWith('__'))
      throw new Error(`A schema that refers to itself needs a name: .meta({ id }), not ${id}.`);
    const known = components[id];
    if (known && JSON.stringify(known) !== JSON.stringify(definition)) {
      throw new Error(`Two schemas have the id ${id}.`);
    }
    components[id] = definition;
  }

  return {
    components,
    input: (schema) => write(schema, 'input'),
    output: (schema) => write(schema, 'output'),
  };
}

/** A plain object: what it has more some day is no error. */
function isOpen({ _zod: { def } }: z.core.$ZodTypes): boolean {
  return def.type === 'object' && def.catchall === undefined;
}

/** References to where OpenAPI keeps what has a name. */
function atHome(json: unknown): JsonSchema {
  return JSON.parse(
    JSON.stringify(json).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/'),
  ) as JsonSchema;
}
