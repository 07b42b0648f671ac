import { cleanText, cutBytes, utf8Bytes } from './text.ts';

export const MAX_PROPS = 30;
export const MAX_PROP_KEY_BYTES = 300;
export const MAX_PROP_VALUE_BYTES = 2000;

export type PropsResult = { props: Record<string, string> } | { problem: string };

/**
 * An event's props as they are stored: values as text, the first 30 that say something. Lists, objects, null and empty
 * texts are left out, long values cut at 2000 bytes; a key over 300 bytes is refused, since cut it would be another key.
 */
export function parseProps(value: unknown): PropsResult {
  if (value === undefined || value === null) return { props: {} };
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: 'must be an object' };
  const props: [string, string][] = [];
  for (const [name, content] of Object.entries(value)) {
    const key = cleanText(name);
    const text = propText(content);
    if (key === '' || text === '') continue;
    if (utf8Bytes(key) > MAX_PROP_KEY_BYTES) {
      return { problem: `must not have keys of more than ${MAX_PROP_KEY_BYTES} bytes` };
    }
    props.push([key, text]);
    if (props.length === MAX_PROPS) break;
  }
  // Not by assignment: a prop may be called __proto__.
  return { props: Object.fromEntries(props) };
}

function propText(value: unknown): string {
  if (typeof value === 'string') return cutBytes(cleanText(value), MAX_PROP_VALUE_BYTES);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
