import { describe, expect, it } from 'vitest';
import {
  formatFunnel,
  formatJourney,
  formatRetention,
  parseFunnel,
  parseJourney,
  parseRetention,
} from './flow-state.ts';

const FILTER = 'period=7d&filter=is:country:DE';

describe('the state of ways in the URL', () => {
  it.each([
    `?${FILTER}&step=page:/a:b*&step=event:Sign+up&step=goal:3&order=strict&window=7&breakdown=source`,
    '',
    '?step=page:',
  ])('comes back as a funnel: %s', (search) => {
    expect(formatFunnel(parseFunnel(search))).toBe(search);
  });

  it.each([`?${FILTER}&page=/pricing&direction=previous&depth=5&at=/&at=&at=/a`, ''])(
    'comes back as a journey: %s',
    (search) => {
      expect(formatJourney(parseJourney(search))).toBe(search);
    },
  );

  it.each([`?${FILTER}&by=month&start=Signup&back=Purchase`, ''])('comes back as retention: %s', (search) => {
    expect(formatRetention(parseRetention(search))).toBe(search);
  });

  it('is the default for what it does not know', () => {
    const search = '?step=likes:3&window=900&order=odd&breakdown=toString&depth=99&by=year';
    expect(formatFunnel(parseFunnel(search))).toBe('');
    expect(formatJourney(parseJourney(search))).toBe('');
    expect(formatRetention(parseRetention(search))).toBe('');
  });
});
