import { describe, expect, it } from 'vitest';
import { parseOptions } from './start-options.ts';

describe('parseOptions', () => {
  it('listens on 8787 and keeps its data in the checkout unless told otherwise', () => {
    expect(parseOptions([], '/repo')).toEqual({ port: 8787, dataDir: '/repo/.pharos/data', isEmpty: false });
  });

  it('takes a port, a directory and --empty', () => {
    expect(parseOptions(['--port', '0', '--data', '/var/x', '--empty'], '/repo')).toEqual({
      port: 0,
      dataDir: '/var/x',
      isEmpty: true,
    });
  });

  it('answers nothing when help is asked for', () => {
    expect(parseOptions(['--help'], '/repo')).toBeUndefined();
  });

  it.each([
    [['--port', 'abc'], /--port must be a number/],
    [['--port', '70000'], /--port must be a number/],
    [['--data', ''], /--data must name a directory/],
    [['--nope'], /Unknown option '--nope'/],
    [['stray'], /Unexpected argument 'stray'/],
  ])('refuses %s in one sentence', (args, sentence) => {
    expect(() => parseOptions(args, '/repo')).toThrow(sentence);
  });
});
