import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssues } from './middleware/json-body.ts';

const schema = z.strictObject({
  format: z.enum(['csv', 'json']).optional(),
  count: z.int().min(1).max(9).optional(),
  names: z.array(z.string().min(2)).min(1).optional(),
  kind: z.literal('a').optional(),
  chosen: z.string('must be what we say').optional(),
  needed: z.string(),
});

it.each([
  [{}, 'needed: is missing.'],
  [{ needed: 1 }, 'needed: must be a string.'],
  [{ needed: '', format: 'xls' }, 'format: must be one of csv, json.'],
  [{ needed: '', count: 0 }, 'count: must be at least 1.'],
  [{ needed: '', count: 1.5 }, 'count: must be a whole number.'],
  [{ needed: '', names: [] }, 'names: must have at least 1 items.'],
  [{ needed: '', names: ['a'] }, 'names.0: must have at least 2 characters.'],
  [{ needed: '', names: {} }, 'names: must be an array.'],
  [{ needed: '', kind: 'b' }, 'kind: must be a.'],
  [{ needed: '', chosen: 1 }, 'chosen: must be what we say.'],
  [{ needed: '', more: 1 }, 'The key more is unknown.'],
  [[], 'Must be an object.'],
])('says what is wrong with %j', (body, sentence) => {
  const { error } = schema.safeParse(body);
  expect(error && describeIssues(error)).toBe(sentence);
});
