import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('csvLine', () => {
  it.each([
    ['=cmd|"/C calc"!A0', `"'=cmd|""/C calc""!A0"`],
    ['+1', `'+1`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n', `"'\n"`],
    ['  =1', `'  =1`],
    ['＝1', `'＝1`],
    ['/a=b', '/a=b'],
    ['(not set)', '(not set)'],
  ])('writes the text %j as %s', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it('leaves numbers as they are, also negative ones, and nothing where nothing is', () => {
    expect(csvLine([-3.5, 0, null, 1e-7])).toBe('-3.5,0,,1e-7\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(csvLine(['a,b', 'say "hi"', 'x\r\ny', ' x ', 'ü'])).toBe(
      '"a,b","say ""hi""","x\r\ny"," x ",ü\r\n',
    );
  });
});
