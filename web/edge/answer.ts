import { publicTexts } from '../pages/public-texts.ts';
import { type Facts, fillPage, withMeta, withPreview } from './fill.ts';

interface Fetcher {
  fetch(request: Request): Promise<Response>;
}

/** What stands behind the pages: the api Worker, where it is bound, and the built files. */
export interface Edge {
  API?: Fetcher | undefined;
  ASSETS: Fetcher;
}

/** The addresses that the files alone do not answer, as `_routes.json` names them to Pages; the local runner asks for the same. */
export const EDGE_PATHS = /^\/(?:badge\/|share\/|(?:de\/)?privacy\/|(?:de\/)?status$)/;

/** Answers an address of EDGE_PATHS: a file, with what the API knows of it. */
export async function answerAtEdge(request: Request, edge: Edge): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, language, kind = '', name = ''] = /^(\/de)?\/(\w+)(?:\/([^/]+)\/?)?/.exec(pathname) ?? [];
  const locale = language === undefined ? 'en' : 'de';
  if (kind === 'badge') return await badge(request, edge, name);
  if (kind === 'status') return await statusPage(request, edge);
  if (kind === 'privacy') return await privacyPage(request, edge, { locale, name });
  return await sharedPage(request, edge, name);
}

async function badge(request: Request, edge: Edge, file: string): Promise<Response> {
  const { search } = new URL(request.url);
  return (await askApi(request, edge, `badge/${file}${search}`)) ?? unavailable();
}

async function statusPage(request: Request, edge: Edge): Promise<Response> {
  const page = withoutTag(await edge.ASSETS.fetch(unconditional(request)));
  if (!edge.API || !isPage(page)) return page;
  const answer = await askApi(request, edge, 'status');
  if (answer?.ok) return fillPage(page, (await answer.json()) as Facts);
  await answer?.body?.cancel();
  const unknown = { numbers: 'unknown', intake: 'unknown', jobs: 'unknown' };
  return fillPage(page, { api: 'down', ...unknown, checked_at: new Date().toISOString() });
}

interface SitePrivacy {
  domain: string;
  retention_months: number | null;
  performance_sample: number;
  query_parameters: string[];
  [setting: string]: unknown;
}

async function privacyPage(
  request: Request,
  edge: Edge,
  { locale, name }: { locale: 'en' | 'de'; name: string },
): Promise<Response> {
  const answer = await askApi(request, edge, `sites/${name}/privacy`);
  if (answer?.status === 404 || name === '') {
    await answer?.body?.cancel();
    // Nothing lies there, so it is the page that says so.
    return await edge.ASSETS.fetch(request);
  }
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return unavailable();
  }
  const { performance_sample, query_parameters, ...settings } = (await answer.json()) as SitePrivacy;
  const isSampled = settings.web_vitals === true && performance_sample < 1;
  const facts = {
    ...settings,
    sample: isSampled ? Math.round(performance_sample * 1000) / 10 : null,
    query_parameters: query_parameters.join(', '),
  } as Facts;
  const { origin, pathname } = new URL(request.url);
  const path = locale === 'en' ? '/site-privacy' : '/de/site-privacy';
  const page = await edge.ASSETS.fetch(new Request(origin + path));
  const { sitePrivacy: texts } = publicTexts(locale);
  const meta = {
    title: texts.titleOf(settings.domain),
    description: texts.description,
    url: origin + pathname,
  };
  return withMeta(fillPage(withoutTag(page), facts), meta);
}

async function sharedPage(request: Request, edge: Edge, name: string): Promise<Response> {
  const page = await edge.ASSETS.fetch(unconditional(request));
  const { origin, pathname, searchParams } = new URL(request.url);
  // A link with a secret in it says nothing of what it opens.
  if (!isPage(page) || searchParams.has('auth') || name === '') return page;
  const answer = await askApi(request, edge, `sites/${name}`);
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return page;
  }
  const { domain } = (await answer.json()) as { domain: string };
  return withPreview(withoutTag(page), {
    title: domain,
    description: `How many people visit ${domain}, where they come from, what they read and how fast it felt: a public dashboard.`,
    url: origin + pathname,
    image: `${origin}/api/public/card/${encodeURIComponent(domain)}.png`,
  });
}

/** Asks the API in the name of whoever asks; undefined where it cannot be reached. */
async function askApi(request: Request, { API }: Edge, path: string): Promise<Response | undefined> {
  const { origin } = new URL(request.url);
  const headers = new Headers();
  for (const name of ['cf-connecting-ip', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  try {
    return await API?.fetch(new Request(`${origin}/api/public/${path}`, { headers }));
  } catch {
    return undefined;
  }
}

/** The same request by somebody who has no copy yet: of a file that has not changed there would be nothing to fill in. */
function unconditional(request: Request): Request {
  return new Request(request.url);
}

function isPage({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('content-type') ?? '').startsWith('text/html');
}

/** A page that is filled in is another one than the file whose tag it has. */
function withoutTag(page: Response): Response {
  const headers = new Headers(page.headers);
  headers.delete('etag');
  return new Response(page.body, { status: page.status, headers });
}

function unavailable(): Response {
  return new Response('This cannot be shown right now. Try again in a minute.\n', {
    status: 503,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '60',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
