import { describeError } from '../../observe/log.ts';
import { answerRefusal, Refusal } from './answers.ts';
import { answerPreflight, corsHeaders, scriptHeaders } from './cors.ts';
import { answerForeignPreflight, foreignCorsHeaders } from './foreign-cors.ts';
import { randomName } from './random.ts';
import { answerHealth } from './routes/answer-health.ts';
import { serveCauses, serveLoader, serveTracker, serveTrackerByDomain } from './routes/serve-tracker.ts';
import { standIn } from './routes/stand-in.ts';
import { takeBeacon } from './routes/take-beacon.ts';
import { takePlausible } from './routes/take-plausible.ts';
import { takeUmami, takeUmamiBatch } from './routes/take-umami.ts';
import type { Services } from './services.ts';

/** What a handler knows besides the request. */
export interface RouteContext {
  services: Services;
  execution: Pick<ExecutionContext, 'waitUntil'>;
  requestId: string;
  url: URL;
  /** What the path's pattern captured. */
  parameter: string;
  /** Headers that every answer to this request has. Given to its constructor: setting them later costs more. */
  headers: Record<string, string>;
}

export type Handler = (request: Request, route: RouteContext) => Response | Promise<Response>;

interface Route {
  path: RegExp;
  methods: Record<string, Handler>;
  /** Added to every answer of the route, errors included. */
  headers: (request: Request) => Record<string, string>;
}

const ROUTES: readonly Route[] = [
  { path: /^\/b$/, methods: { POST: takeBeacon, OPTIONS: answerPreflight }, headers: corsHeaders },
  { path: /^\/js\/causes\.(\w+)\.js$/, methods: { GET: serveCauses }, headers: scriptHeaders },
  {
    path: /^\/(?:script|js\/(?:script|plausible)[\w.-]*)\.js$/,
    methods: { GET: serveLoader },
    headers: scriptHeaders,
  },
  { path: /^\/js\/of\/([\w.-]+)\.js$/, methods: { GET: serveTrackerByDomain }, headers: scriptHeaders },
  { path: /^\/js\/([^/]+)\.js$/, methods: { GET: serveTracker }, headers: scriptHeaders },
  {
    path: /^\/p\/(.+)$/,
    methods: { GET: standIn, POST: standIn, OPTIONS: answerPreflight },
    headers: corsHeaders,
  },
  {
    path: /^\/api\/event$/,
    methods: { POST: takePlausible, OPTIONS: answerForeignPreflight },
    headers: foreignCorsHeaders,
  },
  {
    path: /^\/api\/send$/,
    methods: { POST: takeUmami, OPTIONS: answerForeignPreflight },
    headers: foreignCorsHeaders,
  },
  {
    path: /^\/api\/batch$/,
    methods: { POST: takeUmamiBatch, OPTIONS: answerForeignPreflight },
    headers: foreignCorsHeaders,
  },
  { path: /^\/(?:api\/)?health$/, methods: { GET: answerHealth }, headers: () => ({}) },
];

/** Answers any request: the handler of its path and method, and one look for all errors. */
export async function routeRequest(
  request: Request,
  services: Services,
  execution: Pick<ExecutionContext, 'waitUntil'>,
): Promise<Response> {
  const requestId = `req_${randomName()}`;
  const url = new URL(request.url);
  const route = ROUTES.find(({ path }) => path.test(url.pathname));
  const parameter = route?.path.exec(url.pathname)?.[1] ?? '';
  const headers = {
    ...route?.headers(request),
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  };
  const response = await handle(route, request, { services, execution, requestId, url, parameter, headers });
  // HEAD is answered by GET's handler, without the body.
  return request.method === 'HEAD' ? new Response(null, response) : response;
}

async function handle(route: Route | undefined, request: Request, context: RouteContext): Promise<Response> {
  const { requestId, headers, services } = context;
  try {
    return await findHandler(route, request)(request, context);
  } catch (error) {
    if (error instanceof Refusal) return answerRefusal(error, requestId, headers);
    const fields = { request_id: requestId, ...describeError(error) };
    services.log('error', 'a request failed in a way nobody foresaw', fields);
    return answerRefusal(new Refusal('internal', 'Something went wrong on our side.'), requestId, headers);
  }
}

/** @throws Refusal when nothing is there, or not by this method */
function findHandler(route: Route | undefined, request: Request): Handler {
  if (!route) throw new Refusal('not_found', 'There is nothing at this address.');
  const handler = route.methods[request.method === 'HEAD' ? 'GET' : request.method];
  if (handler) return handler;
  const allow = Object.keys(route.methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  throw new Refusal('method_not_allowed', `Use ${allow.join(' or ')} here.`, { allow: allow.join(', ') });
}
