import { splitPolicies } from '../../../core/install/content-policy.ts';
import type { FetchedPage } from '../../../core/install/judge-page.ts';
import type { PageFault } from '../../../core/install/report.ts';
import { type AddressRules, addressFault } from '../../../outbound/public-address.ts';

const MAX_REDIRECTS = 5;
const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

/** Fetches a page as a visitor would get it; each redirect is looked at like the first address. */
export async function fetchPage(
  address: URL,
  rules: AddressRules & { userAgent: string },
): Promise<{ page: FetchedPage } | { fault: PageFault }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = address;
  try {
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const fault = await addressFault(url, rules);
      if (fault) return { fault: { code: fault, detail: url.host } };
      const headers = { accept: 'text/html,application/xhtml+xml', 'user-agent': rules.userAgent };
      const response = await fetch(url, { redirect: 'manual', headers, signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null)
        return await read(response, url);
      await response.body?.cancel();
      const next = URL.parse(location, url);
      if (!next) return { fault: { code: 'unreachable', detail: url.host } };
      url = next;
    }
    return { fault: { code: 'too_many_redirects', detail: url.href } };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { fault: { code: isLate ? 'too_slow' : 'unreachable', detail: url.host } };
  }
}

async function read(response: Response, url: URL): Promise<{ page: FetchedPage } | { fault: PageFault }> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/\bx?html\b/i.test(type)) {
    await response.body?.cancel();
    return response.ok
      ? { fault: { code: 'not_html', detail: type } }
      : { fault: { code: 'bad_status', detail: String(response.status) } };
  }
  const policies = splitPolicies(response.headers.get('content-security-policy'));
  return { page: { url: url.href, html: await readText(response), policies } };
}

/** The beginning is enough: a tag that comes later than this comes too late. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (bytes > MAX_BYTES) break;
  }
  return text;
}
