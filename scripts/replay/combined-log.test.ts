import { describe, expect, it } from 'vitest';
import { parseLogLine } from './combined-log.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:25.0) Gecko/20100101 Firefox/25.0';

/** A line with parts replaced. */
function aLine(
  parts: { ip?: string; user?: string; time?: string; request?: string; tail?: string } = {},
): string {
  const {
    ip = '203.0.113.9',
    user = '-',
    time = '17/May/2015:10:05:03 +0000',
    request = 'GET /a?b=c HTTP/1.1',
  } = parts;
  const tail = parts.tail ?? `200 1024 "https://ref.example/" "${AGENT}"`;
  return `${ip} - ${user} [${time}] "${request}" ${tail}`;
}

describe('parseLogLine', () => {
  it('reads a line of the combined format', () => {
    expect(parseLogLine(aLine())).toEqual({
      ip: '203.0.113.9',
      time: Date.UTC(2015, 4, 17, 10, 5, 3),
      request: { method: 'GET', target: '/a?b=c' },
      status: 200,
      referrer: 'https://ref.example/',
      userAgent: AGENT,
    });
  });

  it.each([
    ['+0545', Date.UTC(2015, 4, 17, 4, 20, 3)],
    ['-0330', Date.UTC(2015, 4, 17, 13, 35, 3)],
  ])('counts the offset %s in', (offset, time) => {
    expect(parseLogLine(aLine({ time: `17/May/2015:10:05:03 ${offset}` }))?.time).toBe(time);
  });

  it('reads IPv6 addresses, users with spaces and sizes of nothing', () => {
    const line = aLine({ ip: '2001:db8::17', user: 'Jane [x] Doe', tail: '304 - "-" "-"' });
    expect(parseLogLine(line)).toMatchObject({
      ip: '2001:db8::17',
      status: 304,
      referrer: '',
      userAgent: '',
    });
  });

  it('undoes escaped quotes, backslashes and bytes', () => {
    const line = aLine({ tail: String.raw`200 1 "-" "a \"quoted\" C:\\x \xc3\xa9 \x22"` });
    expect(parseLogLine(line)?.userAgent).toBe('a "quoted" C:\\x é "');
  });

  it('is not led astray by quotes and brackets within fields', () => {
    const line = aLine({ tail: String.raw`200 1 "https://ref.example/?q=\"a\" 200 1 \"b\"" "c [d]"` });
    expect(parseLogLine(line)).toMatchObject({
      referrer: 'https://ref.example/?q="a" 200 1 "b"',
      userAgent: 'c [d]',
    });
  });

  it.each(['-', '', String.raw`\x16\x03\x01`, 'GET', 'hello'])(
    'has no request where the client sent "%s"',
    (request) => {
      expect(parseLogLine(aLine({ request }))).toMatchObject({ status: 200, request: undefined });
    },
  );

  it.each([
    ['GET /old', '/old'],
    ['GET /with space HTTP/1.0', '/with space'],
    ['GET http://proxied.example:80/x?y HTTP/1.1', '/x?y'],
    ['GET http://proxied.example HTTP/1.1', '/'],
    ['GET /x HTTP/2', '/x'],
  ])('takes the path of %s', (request, target) => {
    expect(parseLogLine(aLine({ request }))?.request).toEqual({ method: 'GET', target });
  });

  it('leaves fields after the last one alone', () => {
    expect(parseLogLine(`${aLine()} "203.0.113.1" 0.004`)?.userAgent).toBe(AGENT);
  });

  it.each([
    ['an empty line', ''],
    ['the common format, which lacks referrer and agent', aLine({ tail: '200 1024' })],
    ['a cut line', aLine().slice(0, 90)],
    ['an agent with a bare quote', aLine({ tail: '200 1 "-" "a"b"' })],
    ['a month that is none', aLine({ time: '17/Mai/2015:10:05:03 +0000' })],
  ])('refuses %s', (_, line) => {
    expect(parseLogLine(line)).toBeUndefined();
  });

  it('answers quickly for a line made to be slow', () => {
    const started = performance.now();
    parseLogLine(`1.1.1.1 - ${'['.repeat(20_000)} "${'\\"'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
