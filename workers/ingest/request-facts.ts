import type { RequestFacts } from '../../core/enrich.ts';

/** Codes that Cloudflare gives where it knows no country: Tor and unknown. */
const NO_COUNTRY = ['T1', 'XX'];

/** What a request always says, if only by ''. */
export type ReceivedFacts = RequestFacts & { ip: string; userAgent: string };

/** What the edge knows of a request. The address and the user agent end here: they go into hashes and verdicts only. */
export function readRequestFacts(request: Request, now: number): ReceivedFacts {
  const cf: Partial<IncomingRequestCfProperties> = request.cf ?? {};
  const country = cf.country && !NO_COUNTRY.includes(cf.country) ? cf.country : '';
  return {
    now,
    ip: request.headers.get('cf-connecting-ip') ?? '',
    userAgent: request.headers.get('user-agent') ?? '',
    country,
    region: country && cf.regionCode ? `${country}-${cf.regionCode}` : '',
    city: cf.city ?? '',
    asn: cf.asn,
  };
}
