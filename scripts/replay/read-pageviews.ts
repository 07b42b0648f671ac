import { createHash } from 'node:crypto';
import { parseLogLine } from './combined-log.ts';
import { pageTarget } from './page-request.ts';

/** What `/api/v1/events` takes for one page request. */
export interface Pageview {
  site: string;
  id: string;
  /** Epoch ms. */
  timestamp: number;
  ip: string;
  user_agent: string;
  url: string;
  referrer?: string;
}

/** What a log was made of; lines = pageviews + malformed + skipped. */
export interface LogCounts {
  lines: number;
  pageviews: number;
  malformed: number;
  /** Well-formed, but not a successful request of a page. */
  skipped: number;
}

/**
 * The page requests of a log, counted into `counts`. An event's id follows from its line's number and all that stands in
 * the log up to it: sending a log again, compressed or not, or after it has grown, changes nothing.
 */
export async function* readPageviews(
  lines: AsyncIterable<Buffer>,
  domain: string,
  counts: LogCounts,
): AsyncGenerator<Pageview> {
  const content = createHash('sha256');
  for await (const bytes of lines) {
    content.update(bytes).update('\n');
    counts.lines++;
    const line = parseLogLine(bytes.toString('utf8').replace(/\r$/, ''));
    const target = line && pageTarget(line);
    if (!line) counts.malformed++;
    else if (target === undefined) counts.skipped++;
    else {
      counts.pageviews++;
      yield {
        site: domain,
        id: `log-${counts.lines}-${content.copy().digest('hex').slice(0, 32)}`,
        timestamp: line.time,
        ip: line.ip,
        user_agent: line.userAgent,
        url: `https://${domain}${target}`,
        ...(line.referrer && { referrer: line.referrer }),
      };
    }
  }
}
