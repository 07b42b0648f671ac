import { describe, expect, it } from 'vitest';
import { parseEcb } from './parse-ecb.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	`;
const TAIL = '</gesmes:Envelope>';
const envelope = (cubes: string) => `${HEAD}<Cube>${cubes}</Cube>${TAIL}`;

/** As the ECB lays out the file of one day. */
const DAILY = `${HEAD}<Cube>
		<Cube time='2024-06-28'>
			<Cube currency='USD' rate='1.0705'/>
			<Cube currency='JPY' rate='171.94'/>
			<Cube currency='IDR' rate='17487.21'/>
		</Cube>
	</Cube>
${TAIL}`;

/** As it lays out the files of many days. */
const HISTORY = envelope(
  '<Cube time="2020-01-08"><Cube currency="USD" rate="1.1115"/><Cube currency="ISK" rate="137.1"/></Cube>\n<Cube time="2020-01-07"><Cube currency="USD" rate="1.1172"/></Cube>',
);

describe('parseEcb', () => {
  it('reads the file of one day', () => {
    const rates = [
      { currency: 'USD', perEur: 1.0705 },
      { currency: 'JPY', perEur: 171.94 },
      { currency: 'IDR', perEur: 17487.21 },
    ];
    expect(parseEcb(DAILY)).toEqual({ ok: true, value: [{ date: '2024-06-28', rates }] });
  });

  it('reads the file of many days, oldest first', () => {
    expect(parseEcb(HISTORY)).toMatchObject({
      ok: true,
      value: [
        { date: '2020-01-07' },
        { date: '2020-01-08', rates: [{ currency: 'USD' }, { perEur: 137.1 }] },
      ],
    });
  });

  it.each([
    ['an empty text', '', 'is no envelope of reference rates'],
    ['a page that says sorry', '<html><body>Sorry</body></html>', 'is no envelope of reference rates'],
    ['a file that was cut off', DAILY.slice(0, -30), 'is no envelope of reference rates'],
    ['no day', envelope(''), 'is not right'],
    ['a day without rates', envelope('<Cube time="2024-06-28"></Cube>'), 'on 2024-06-28: rates'],
    ['a day no calendar has', HISTORY.replace('2020-01-08', '2020-02-30'), 'on 2020-02-30: date'],
    ['the same day twice', HISTORY.replace('2020-01-08', '2020-01-07'), 'has a day twice'],
    ['a currency twice', HISTORY.replace('ISK', 'USD'), 'names a currency twice'],
    ['what is no currency', HISTORY.replace('ISK', 'is'), 'currency'],
    ['a rate of zero', HISTORY.replace('137.1', '0'), 'perEur'],
    [
      'a rate that is no number',
      HISTORY.replace('137.1', 'N/A'),
      'has a rate of 2020-01-08 that cannot be read',
    ],
    [
      'a rate with a comma',
      HISTORY.replace('137.1', '137,1'),
      'has a rate of 2020-01-08 that cannot be read',
    ],
    [
      'an unknown element',
      HISTORY.replace('<Cube currency="ISK"', '<Dube currency="ISK"'),
      'cannot be read at',
    ],
  ])('refuses %s', (_, xml, problem) => {
    expect(parseEcb(xml)).toEqual({ ok: false, error: expect.stringContaining(problem) });
  });

  it('reads a history of 27 years in a moment', () => {
    const day = (index: number) =>
      `<Cube time="${new Date(Date.UTC(1999, 0, 4 + index)).toISOString().slice(0, 10)}">${Array.from({ length: 40 }, (_, n) => `<Cube currency="A${String.fromCharCode(65 + (n % 26))}${n < 26 ? 'A' : 'B'}" rate="1.${n}"/>`).join('')}</Cube>`;
    const started = performance.now();
    const parsed = parseEcb(envelope(Array.from({ length: 7000 }, (_, index) => day(index)).join('')));
    expect(parsed.ok && parsed.value.length).toBe(7000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
