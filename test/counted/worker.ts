import { app } from '../../workers/api/app.ts';
import type { Env } from '../../workers/api/env.ts';
import { hashes } from './scrypt.ts';

/** What was asked of each store, in order, and how often a password was hashed, since it was last looked at. */
export interface Work {
  statements: string[];
  keys: number;
  hashes: number;
}

let work: Work = { statements: [], keys: 0, hashes: 0 };
let counted: Env | undefined;
let pending = 0;

/** What has been done since the last look. */
function take(): Work {
  const done = { ...work, hashes: hashes.count };
  work = { statements: [], keys: 0, hashes: 0 };
  hashes.count = 0;
  return done;
}

/** The api Worker, which says of its work: at `/counted/take` what was done until now, in `x-work` what an answer has taken. */
export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/counted/take') return Response.json({ pending, ...take() });
    counted ??= { ...env, DB: countedDatabase(env.DB), KEYS: countedBucket(env.KEYS) };
    const answer = await app.fetch(request, counted, {
      ...{ passThroughOnException: () => {}, props: {} },
      waitUntil(promise: Promise<unknown>) {
        pending += 1;
        context.waitUntil(promise.finally(() => (pending -= 1)));
      },
    } as ExecutionContext);
    if (!pathname.startsWith('/api/auth/')) return answer;
    const headers = new Headers(answer.headers);
    const { statements, keys, hashes: hashed } = { ...work, hashes: hashes.count };
    headers.set('x-work', JSON.stringify({ statements, keys, hashes: hashed } satisfies Work));
    return new Response(answer.body, { status: answer.status, headers });
  },
};

function countedDatabase(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name === 'prepare') {
        return (sql: string) => {
          work.statements.push(sql);
          return target.prepare(sql);
        };
      }
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function countedBucket(bucket: R2Bucket): R2Bucket {
  return new Proxy(bucket, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name === 'get') work.keys += 1;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
