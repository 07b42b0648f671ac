import { describe, expect, it } from 'vitest';
import { parseAnnouncement } from './markup.ts';

describe('parseAnnouncement', () => {
  it('makes headings, lists, buttons and paragraphs, and nothing else', () => {
    const text =
      '## New\r\n\r\nWe have <b>made</b>\nsomething.\n\n- fast\n- small\n\n[See it](https://pharos.example/x?a=1)\n\n- not all\nof a list';
    expect(parseAnnouncement(text)).toEqual([
      { kind: 'heading', text: 'New' },
      { kind: 'paragraph', text: 'We have <b>made</b> something.' },
      { kind: 'list', items: ['fast', 'small'] },
      { kind: 'button', label: 'See it', url: 'https://pharos.example/x?a=1' },
      { kind: 'paragraph', text: '- not all of a list' },
    ]);
  });

  it.each(['', ' \n\n ', '[Go](javascript:alert(1))', '[Go](nowhere)', 'x {{{ pm:unsubscribe }}}'])(
    'refuses %j',
    (text) => {
      expect(() => parseAnnouncement(text)).toThrow();
    },
  );
});
