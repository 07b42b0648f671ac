import { describe, expect, it } from 'vitest';
import { ApiError } from '../errors.ts';
import { splitBody } from './split-body.ts';

const BROKEN = { broken: true };

describe('splitBody', () => {
  it.each([
    ['a JSON array', '[{"a":1},{"a":2}]', [{ value: { a: 1 } }, { value: { a: 2 } }]],
    ['one object', ' {"a":\n1} ', [{ value: { a: 1 } }]],
    ['NDJSON', '{"a":1}\n{"a":2}\n', [{ value: { a: 1 } }, { value: { a: 2 } }]],
    [
      'NDJSON with CRLF and empty lines',
      '{"a":1}\r\n\r\n{"a":2}\r\n',
      [{ value: { a: 1 } }, { value: { a: 2 } }],
    ],
    ['an empty array', '[]', []],
    ['elements that are no objects, for the schema to refuse', '[1,null]', [{ value: 1 }, { value: null }]],
  ])('takes %s', (_, body, items) => {
    expect(splitBody(body)).toEqual(items);
  });

  it('keeps the place of a broken line', () => {
    expect(splitBody('{"a":1}\n{"a":\n{"a":3}')).toEqual([{ value: { a: 1 } }, BROKEN, { value: { a: 3 } }]);
    expect(splitBody('{"a"\n{"a":2}')).toEqual([BROKEN, { value: { a: 2 } }]);
  });

  it('reads one array a line as no event when the content type says NDJSON', () => {
    expect(splitBody('[1]\n{"a":2}', 'application/x-ndjson; charset=utf-8')).toEqual([
      { value: [1] },
      { value: { a: 2 } },
    ]);
  });

  it.each(['', ' \n ', '[{"a":1}', '{"a":1', 'hello', '"text"', '3', 'null'])(
    'refuses %j as a whole',
    (body) => {
      expect(() => splitBody(body)).toThrow(ApiError);
    },
  );
});
