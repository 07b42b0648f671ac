import { expect, it } from 'vitest';
import { onRequest } from './[[path]].ts';

it('hands the request on as it came, and the answer back as it is', async () => {
  const seen: Request[] = [];
  const answer = new Response('[]', { headers: { 'set-cookie': 'session=1' } });
  const API = {
    async fetch(request: Request) {
      seen.push(request);
      return answer;
    },
  };
  const request = new Request('https://pharos.pages.dev/api/v2/query', { method: 'POST', body: '{}' });
  expect(await onRequest({ request, env: { API } })).toBe(answer);
  expect(seen).toEqual([request]);
});
