import fc from 'fast-check';
import type { OpenAPIV3_1 } from 'openapi-types';
import { createAnswerCheck } from '../check-answer.ts';
import { type FuzzRequest, requestsOf } from './requests.ts';
import { DATA_MARK, type FuzzWorld } from './world.ts';

/** What a run has found. */
export interface FuzzReport {
  sent: number;
  /** How many answers had which status. */
  statuses: Record<number, number>;
  /** Operations that succeeded at least once. */
  succeeded: string[];
  /** One sentence each: a 500, an answer that is not described, or somebody else's data. */
  failures: string[];
}

const AT_ONCE = 4;
const MAX_FAILURES = 30;

/** Sends so many requests, the same for a seed. */
export async function runFuzz(
  world: FuzzWorld,
  {
    requests,
    seed,
    onProgress = () => {},
  }: { requests: number; seed: number; onProgress?: (sent: number) => void },
): Promise<FuzzReport> {
  const document = (await (await world.api.request('/api/openapi.json')).json()) as OpenAPIV3_1.Document;
  const check = createAnswerCheck(document);
  const all = fc.sample(requestsOf(document, world.hintsOf), { numRuns: requests, seed });
  const succeeded = new Set<string>();
  const report: FuzzReport = { sent: 0, statuses: {}, succeeded: [], failures: [] };

  async function sendNext(): Promise<void> {
    while (report.sent < all.length && report.failures.length < MAX_FAILURES) {
      const turn = report.sent++;
      const request = all[turn] as FuzzRequest;
      try {
        const status = await sendOne(request, turn);
        report.statuses[status] = (report.statuses[status] ?? 0) + 1;
        if (status < 300) succeeded.add(request.operationId);
      } catch (error) {
        report.failures.push(`${error instanceof Error ? error.message : error}\n  ${tell(request)}`);
      }
      if (report.sent % 1000 === 0) onProgress(report.sent);
    }
  }

  async function sendOne(request: FuzzRequest, turn: number): Promise<number> {
    const { method, path, contentType = '', body } = request;
    const type = contentType === 'multipart/form-data' ? `${contentType}; boundary=x` : contentType;
    const headers = {
      ...request.headers,
      ...world.headersOf(request.asker, turn),
      ...(type && { 'content-type': type }),
    };
    const address = new URL(path, world.api.url);
    const answer = await fetchAgain(address, { method, headers, body, redirect: 'manual' });
    if (answer.status === 500) throw new Error(`500: ${await answer.text()}`);
    await check(method, address.pathname, answer);
    const text = `${JSON.stringify([...answer.headers])}${await answer.text()}`;
    const sent = decodeURIComponentSafely(`${path} ${body ?? ''}`);
    for (const mark of world.forbidden(request.asker)) {
      // An answer may repeat what was sent, but never what only the planted tenant knows.
      if (text.includes(mark) && (mark === DATA_MARK || !sent.includes(mark))) {
        throw new Error(`Somebody else's ${mark} in the answer: ${text}`);
      }
    }
    return answer.status;
  }

  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  report.succeeded = [...succeeded].toSorted();
  for (const asker of ['owner', 'foreigner'] as const) {
    const { status } = await world.api.request('/api/auth/me', { headers: world.headersOf(asker, requests) });
    if (status === 401)
      report.failures.push(`The session of ${asker} has ended: see ENDS_SESSIONS in requests.ts.`);
  }
  return report;
}

/** A connection that is kept may be closed in the moment of its next use; a Worker that breaks it does so twice. */
async function fetchAgain(address: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    return await fetch(address, init);
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tell({ asker, method, path, contentType, body }: FuzzRequest): string {
  return `${asker}: ${method} ${path} ${contentType ?? ''} ${body === undefined ? '' : JSON.stringify(body).slice(0, 2000)}`;
}
