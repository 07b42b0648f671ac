import { z } from 'zod';
import { isTimezone } from '../../core/iana-zone.ts';
import { parseShield } from '../../core/shield/parse-shield.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A hostname in lower case and ASCII (`bücher.example` becomes `xn--bcher-kva.example`). */
export const domainSchema = z
  .string()
  .trim()
  .max(253)
  .transform((text, context) => {
    const domain = toHostname(text);
    if (domain !== undefined) return domain;
    context.addIssue({
      code: 'custom',
      message: 'must be a domain such as example.com, without https:// or a path',
    });
    return z.NEVER;
  });

function toHostname(text: string): string | undefined {
  if (/[/?#@:\\\s]/.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const { hostname } = new URL(`http://${text}`);
  return hostname.split('.').every((label) => LABEL.test(label)) ? hostname : undefined;
}

/** An IANA time zone, in the spelling of the database: ClickHouse minds upper and lower case, Intl does not. */
export const timezoneSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    if (isTimezone(text)) return spellTimezone(text);
    context.addIssue({ code: 'custom', message: 'must be an IANA time zone such as Europe/Berlin' });
    return z.NEVER;
  });

function spellTimezone(text: string): string {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const name = names.find((known) => known.toLowerCase() === text.toLowerCase());
  // Other names for a zone (`Asia/Kolkata`) are in no list. All but a few are written with capitals.
  return (
    name ?? (/^[a-z]/.test(text) ? text.replace(/(^|[/_-])([a-z])/g, (part) => part.toUpperCase()) : text)
  );
}

/** What people call a site; '' = by its domain. */
export const displayNameSchema = z.string().trim().max(100, 'has 100 characters at most');

const MAX_HOSTNAMES = 100;

/** The hostnames whose events count, `*.` allowed before each; none = all. */
export const hostnamesSchema = z
  .array(
    z.string().transform((text, context) => {
      const read = parseShield('hostname', text);
      if (read.ok) return read.value;
      context.addIssue({ code: 'custom', message: read.error });
      return z.NEVER;
    }),
  )
  .max(MAX_HOSTNAMES, `may be ${MAX_HOSTNAMES}`)
  .transform((names) => [...new Set(names)]);

/** How many whole months before the current one a site keeps; null = all. */
export const retentionMonthsSchema = z.int().min(1).max(1200).nullable();
