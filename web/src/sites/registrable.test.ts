import { expect, it } from 'vitest';
import { registrable } from './registrable.ts';

it.each([
  ['shop.example.com/blog', 'example.com'],
  ['example.com', 'example.com'],
  ['www.example.co.uk', 'example.co.uk'],
  ['example.co.uk', 'example.co.uk'],
  ['other.co.uk', 'other.co.uk'],
  ['a.b.example.com.au', 'example.com.au'],
  ['ada.github.io', 'ada.github.io'],
  ['docs.ada.github.io', 'ada.github.io'],
  ['co.uk', 'co.uk'],
  ['localhost', 'localhost'],
  ['192.0.2.7', '192.0.2.7'],
])('%s belongs to %s', (domain, group) => {
  expect(registrable(domain)).toBe(group);
});
