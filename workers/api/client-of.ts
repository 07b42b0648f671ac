import type { Context } from 'hono';
import { readUserAgent } from '../../core/user-agent.ts';

/** Where a request comes from, as a person would say it; '' = not known. */
export interface Client {
  /** `Firefox on Windows`. */
  device: string;
  /** `Lyon, France`. */
  place: string;
  address: string;
}

/** Where a session began, coarsely: what is kept of it. */
export interface Place {
  /** `FR`; '' = not known. */
  country: string;
  /** `Auvergne-Rhône-Alpes`; '' = not known. */
  region: string;
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** Reads it off the request, and what Cloudflare says about its address. */
export function clientOf(c: Context): Client {
  const { city, country } = (c.req.raw.cf ?? {}) as { city?: unknown; country?: unknown };
  return {
    device: deviceOf(c.req.header('user-agent') ?? ''),
    place: [city, countryName(country)].filter((part) => typeof part === 'string' && part !== '').join(', '),
    address: c.req.header('cf-connecting-ip') ?? '',
  };
}

/** What Cloudflare says about the request's address, without the city. */
export function placeOf(c: Context): Place {
  const { region, country } = (c.req.raw.cf ?? {}) as { region?: unknown; country?: unknown };
  return {
    country: countryName(country) === '' ? '' : String(country),
    region: typeof region === 'string' ? region : '',
  };
}

/** `Auvergne-Rhône-Alpes, France`. */
export function placeName({ country, region }: Place): string {
  return [region, countryName(country)].filter((part) => part !== '').join(', ');
}

/** `Firefox on Windows`, from a user agent. */
export function deviceOf(userAgent: string): string {
  const { browser, os } = readUserAgent(userAgent);
  return [browser, os].filter((part) => part !== '').join(' on ');
}

function countryName(code: unknown): string {
  // T1 is the Tor network, XX an unknown country.
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code) || code === 'XX') return '';
  return countryNames.of(code) ?? '';
}
