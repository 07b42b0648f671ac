import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { budgetNews } from './budget-news.ts';
import { webhookRequest } from './webhook-request.ts';

const NOW = Date.parse('2026-11-15T00:20:00Z');
const NEWS = budgetNews(
  {
    ...{ id: 7, vital: 'lcp', limit: 2000, maxIncrease: null, minSamples: 50, days: 2 },
    ...{ route: '/<!channel>&<https://evil.example|*>', device: 'Mobile' },
  },
  'broken',
  { date: '2026-11-14', value: 2600, samples: 90 },
  { domain: 'shop.example', publicUrl: 'https://pharos.example' },
);

describe('webhookRequest', () => {
  it('signs the whole body and its time', () => {
    const { body, headers } = webhookRequest(new URL('https://hook.example/x'), NEWS, ['secret'], NOW);
    const [, seconds, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-pharos-signature'] ?? '') ?? [];
    expect(seconds).toBe(String(NOW / 1000));
    expect(signature).toBe(createHmac('sha256', 'secret').update(`${seconds}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toEqual({ text: expect.any(String), ...NEWS });
    expect(NEWS).toMatchObject({
      id: '7-broken-2026-11-14',
      event: 'budget.broken',
      limit: 2000,
      value: 2600,
    });
  });

  it('sends Slack a text alone, in which a route can mention nobody and link nowhere', () => {
    const { body, headers } = webhookRequest(new URL('https://hooks.slack.com/services/x'), NEWS, ['s'], NOW);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    const { text, ...more } = JSON.parse(body) as { text: string };
    expect(more).toEqual({});
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('LCP of /&lt;!channel&gt;&amp;&lt;https://evil.example|*&gt; on Mobile');
    expect(text).toContain('p75 2.6 s, budget 2 s (2 days in a row, the last of them 2026-11-14)');
  });
});
