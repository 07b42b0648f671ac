import type { Finding, FindingCode } from './judge-page.ts';

/** Why a page could not be looked at. */
export const PAGE_FAULTS = [
  'address_not_public',
  'host_not_found',
  'host_not_resolved',
  'unreachable',
  'too_slow',
  'too_many_redirects',
  'bad_status',
  'not_html',
] as const;
export type PageFaultCode = (typeof PAGE_FAULTS)[number];

/** The same with a status, an address or a type. */
export interface PageFault {
  code: PageFaultCode;
  detail?: string;
}

/** How a site's installation looks from outside. */
export interface InstallReport {
  /** The page that was looked at, after redirects. */
  url: string;
  findings: (Finding | PageFault)[];
  /** What the script has sent in the last half hour: how many events were taken, and how many dropped, by reason. */
  received: { accepted: number; dropped: Record<string, number> };
}

/** Findings with which a page counts nothing, or not all. */
const FAULTLESS: readonly string[] = [
  'tag_found',
  'tag_manager',
  'tag_twice',
  'has_integrity',
] satisfies FindingCode[];

/** Whether a finding keeps visits from being counted. */
export function isFault({ code }: Finding | PageFault): boolean {
  return !FAULTLESS.includes(code);
}
