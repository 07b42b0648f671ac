import type { QueryClient } from '@tanstack/react-query';
import { answerOf } from '../api/client.ts';
import type { AnswerOf, Schema } from '../api/operation.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';
import { firstQuestions } from '../dashboard/questions.ts';
import { annotationsKey, deploysKey } from '../dashboard/use-happened.ts';
import { missingKey } from '../dashboard/use-missing.ts';
import { liveKey } from '../dashboard/use-stats.ts';
import { segmentsKey } from '../filters/use-segments.ts';
import { shownSpan } from '../period/shown-span.ts';
import { type SentView, sendView, takeFirstView } from './send-view.ts';

/** Each part may have its own error in its place. */
type ViewAnswer = AnswerOf<'post', '/api/v2/dashboard'>;
type Refused = Schema<'Error'>;

interface LoadedView {
  sent: SentView;
  answer: Promise<ViewAnswer>;
}

function load(sent: SentView | null): LoadedView | null {
  return sent && { sent, answer: answerOf<ViewAnswer>(sent.response) };
}

/** Of the page's own address; each who waits for it takes it once. */
const first = load(takeFirstView());
const waiting = { site: first, accounts: first };
first?.answer.catch(() => undefined);

function take(name: keyof typeof waiting): LoadedView | null {
  const taken = waiting[name];
  waiting[name] = null;
  return taken;
}

/** The accounts in the first answer of all; null when it has none, or they are asked for again. */
export async function firstAccounts(): Promise<Account[] | null> {
  const answer = await take('accounts')?.answer.catch(() => null);
  return said(answer?.parts.accounts) ?? null;
}

/**
 * The site of the dashboard at an address, with all it shows first put where its parts look for it; null where another page is.
 * What was refused is not put there: its part asks for itself, and says what it is told. Throws ApiError.
 */
export async function loadView(
  client: QueryClient,
  { pathname, search }: { pathname: string; search: string },
): Promise<Site | ReadableSite | null> {
  const early = take('site');
  const view = early?.sent.path === pathname ? early : load(sendView(pathname, search));
  if (!view) return null;
  const answer = await view.answer;
  keep(client, view.sent, answer);
  return answer.site;
}

function keep(
  client: QueryClient,
  { state, interval }: SentView,
  { site, results, parts }: ViewAnswer,
): void {
  const put = (key: readonly unknown[], data: unknown) => {
    if (data !== undefined) client.setQueryData(key, data);
  };
  for (const [index, { queryKey, read }] of firstQuestions(site.domain, state, interval).entries()) {
    const answer = said(results[index]);
    if (answer) put(queryKey, read(answer));
  }
  const span = shownSpan(state, site.timezone, Date.now(), said(results[0])?.query.date_range);
  if (span) put(missingKey(site, span), said(parts.marks));
  put(deploysKey(site), said(parts.deploys));
  put(annotationsKey(site), said(parts.annotations));
  put(segmentsKey(site), said(parts.segments));
  put(liveKey(site.domain), said(parts.visitors_now));
}

/** What a part of the answer says; undefined when it is refused, or was not asked for. */
function said<Part>(part: Part | Refused | undefined): Part | undefined {
  const isRefused = typeof part === 'object' && part !== null && 'error' in part;
  return isRefused ? undefined : (part as Part | undefined);
}
