import { createHmac } from 'node:crypto';
import { type BudgetNews, newsText } from './budget-news.ts';

/** Slack's own hosts: their addresses are the secret, and they refuse what they do not know. */
const SLACK_HOST = /^hooks\.slack(-gov)?\.com$/;

/** What is posted to a webhook. */
export interface WebhookRequest {
  body: string;
  headers: Record<string, string>;
}

/** Whether a webhook is one of Slack's. */
export function isSlack(url: URL): boolean {
  return SLACK_HOST.test(url.hostname);
}

/**
 * The news for a webhook: `{text, …news}`, signed with `x-pharos-signature: t=<seconds>,v1=<hex HMAC-SHA-256 of
 * "<seconds>.<body>">`, a `v1` for each secret while one is exchanged; Slack gets the text alone.
 */
export function webhookRequest(
  url: URL,
  news: BudgetNews,
  secrets: readonly string[],
  now: number,
): WebhookRequest {
  const type = { 'content-type': 'application/json' };
  if (isSlack(url)) return { body: JSON.stringify({ text: newsText(news) }), headers: type };
  const body = JSON.stringify({ text: newsText(news), ...news });
  const seconds = Math.floor(now / 1000);
  const signed = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'),
  );
  const signature = [`t=${seconds}`, ...signed.map((each) => `v1=${each}`)].join(',');
  return { body, headers: { ...type, 'x-pharos-signature': signature } };
}

/** What the secret of a site's webhooks is derived for; see `secretFor` of the vault. */
export function webhookPurpose(siteId: number): string {
  return `webhooks of site ${siteId}`;
}
