import { plainHostname } from './page-address.ts';

/**
 * The domain in what somebody typed or pasted (`https://www.Example.com/shop` is `example.com`); undefined when there is none.
 */
export function typedDomain(text: string): string | undefined {
  const typed = text.trim();
  if (typed === '' || /\s/.test(typed)) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const domain = plainHostname(url.hostname);
  return domain === 'localhost' || /^[^.]+(\.[^.]+)*\.[a-z][a-z0-9-]*$/.test(domain) ? domain : undefined;
}
