import type { Env } from '../../workers/api/env.ts';
import api from '../../workers/api/index.ts';

const systemNow = Date.now;
let clock: number | undefined;
Date.now = () => clock ?? systemNow();

/**
 * The api Worker itself, asked at the epoch milliseconds that a request's `x-clock` names, for what `day` or `month` means
 * hangs on it; else at the time it is. Takes one request at a time.
 */
export default {
  fetch(request, env, context) {
    const stated = request.headers.get('x-clock');
    clock = stated === null ? undefined : Number(stated);
    return api.fetch(request, env, context);
  },
} satisfies ExportedHandler<Env>;
