import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';
import { createTimeFormat } from './time-label.ts';
import { namedValues, valueLabel } from './value-label.ts';

const british = createFormat('en-GB');
const german = createFormat('de-DE');

describe('createFormat', () => {
  it("writes numbers the reader's way", () => {
    expect(british.metric('visitors', 1234567)).toBe('1,234,567');
    expect(german.metric('visitors', 1234567)).toBe('1.234.567');
    expect(german.metric('views_per_visit', 2.4)).toBe('2,40');
  });

  it('keeps headlines exact up to four digits', () => {
    expect(british.metric('visitors', 9999, 'short')).toBe('9,999');
    expect(british.metric('visitors', 12345, 'short')).toMatch(/^12\.3k$/i);
  });

  it('writes durations by their two largest units', () => {
    expect(british.metric('visit_duration', 42)).toBe('42s');
    expect(british.metric('visit_duration', 134.6)).toBe('2m 15s');
    expect(british.metric('visit_duration', 120)).toBe('2m');
    expect(british.metric('visit_duration', 3725)).toBe('1h 2m');
    const german = createFormat('de-DE');
    expect(german.metric('visit_duration', 134.6)).toBe('2\u00a0min 15\u00a0s');
    expect(german.metric('visit_duration', 3725)).toBe('1h 2\u00a0min');
  });

  it('writes nothing to tell as a dash and never as zero', () => {
    expect(british.metric('bounce_rate', null)).toBe('–');
    expect(british.metric('bounce_rate', 0)).toBe('0%');
  });

  it('gives small shares a decimal', () => {
    expect([0.31, 0.06, 0.0004].map(british.share)).toEqual(['31%', '6.0%', '0.0%']);
  });
});

describe('createTimeFormat', () => {
  const time = createTimeFormat('en-GB');

  it("writes labels as the site's wall clock, wherever the reader is", () => {
    expect(time.full('2026-03-29 02:00:00', 'hour')).toMatch(/^Sun,? 29 Mar.* 0?2:00$/);
    expect(time.full('2026-03-29', 'day')).toMatch(/^Sun,? 29 Mar 2026$/);
    expect(time.full('2026-03-01', 'month')).toBe('March 2026');
  });

  it('names the year once in a span that has only one', () => {
    expect(time.span('2015-05-17', '2015-05-20')).toBe('17 May – 20 May 2015');
    expect(time.span('2015-12-30', '2016-01-02')).toBe('30 Dec 2015 – 2 Jan 2016');
  });
});

describe('valueLabel', () => {
  it('names countries, and leaves what is no country as it is', () => {
    expect(valueLabel('country', 'DE')).toMatch(/Germany|Deutschland/);
    expect(valueLabel('country', '<b>')).toBe('<b>');
  });

  it('has a name for what has none', () => {
    expect(valueLabel('source', '')).toBe('Direct / None');
    expect(valueLabel('country', '')).toBe('(not set)');
    expect(valueLabel('props:plan', '')).toBe('(none)');
  });

  it('leaves values of visitors as they are, whatever they say', () => {
    for (const value of ['Direct', 'Mobile', 'constructor']) expect(valueLabel('source', value)).toBe(value);
    expect(valueLabel('device', 'constructor')).toBe('constructor');
    expect(valueLabel('utm_source', 'Email')).toBe('Email');
    expect(namedValues('page')).toEqual([]);
    expect(namedValues('source')).toEqual(['Direct / None']);
    expect(namedValues('device')).toEqual(['Mobile', 'Tablet', 'Desktop', '(not set)']);
  });
});
