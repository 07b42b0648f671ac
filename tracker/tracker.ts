import { takeEngagement, watchEngagement } from './engagement.ts';
import { isRefused } from './is-refused.ts';
import { listen } from './listen.ts';
import { loadCauses } from './load-causes.ts';
import { type AutomaticEvent, options } from './options.ts';
import { flush, send } from './outbox.ts';
import { keptQuery, pageUrl } from './page-url.ts';
import type { Pharos } from './pharos.ts';
import { safely } from './safely.ts';
import { isLeftOut, openView, takeViews } from './vitals.ts';
import { watchClicks } from './watch-clicks.ts';
import { watchRoutes } from './watch-routes.ts';
import type { EventOptions, WireEvent } from './wire-event.ts';

const start = safely(() => {
  const early = window.pharos;
  if (early?.isReady || (document as { prerendering?: boolean }).prerendering) return;
  /** Address of the page that was counted last, */
  let viewed: string | undefined;
  /** and what of it makes it another page: all but the query. */
  let page = '';

  function count(event: WireEvent): void {
    if (isRefused()) return;
    const kept = pharos.beforeSend ? pharos.beforeSend(event) : event;
    if (kept) send(kept);
  }

  function countEngagement(isNewPage?: boolean): void {
    const engagement = takeEngagement(isNewPage);
    if (HAS_VITALS) {
      takeViews((u, m, isLast) => {
        const news = isLast && engagement;
        if (m || news) count({ n: 'engagement', u, ...news, m });
      });
    } else if (engagement && viewed) count({ n: 'engagement', u: viewed, ...engagement });
  }

  const countPage = safely((event?: Event) => {
    const u = pageUrl();
    const last = page;
    page = u.replace(/\?.*/, '');
    if (HAS_OPTIONS && options.query) page += keptQuery(options.query);
    if (page === last || isRefused()) return;
    countEngagement(true);
    count({ n: 'pageview', u, r: viewed ?? document.referrer });
    viewed = u;
    if (HAS_VITALS) openView(u, event);
  });

  const pharos: Pharos = safely((n: string, about: EventOptions = {}) =>
    count({ n, u: pageUrl(), p: about.props, $: about.revenue, x: about.interactive }),
  );

  const countAutomatic = HAS_OPTIONS
    ? (name: AutomaticEvent, about?: EventOptions) => {
        if (!options.off?.includes(name)) pharos(name, about);
      }
    : pharos;

  window.pharos = Object.assign(pharos, early, { isReady: true } as const);
  if (HAS_VITALS && !(HAS_OPTIONS && (isLeftOut || options.causes === false))) loadCauses(pharos);

  watchEngagement();
  countPage();
  if (document.querySelector('meta[name=pharos][content="404"]'))
    countAutomatic('404', { interactive: false });
  early?.q?.forEach((call) => {
    pharos(...call);
  });
  watchRoutes(() => countPage());
  watchClicks(pharos, countAutomatic);
  // Whoever comes back finds nothing new to send.
  listen('visibilitychange pagehide', () => {
    countEngagement();
    flush(true);
  });
  listen<PageTransitionEvent>('pageshow', (event) => {
    if (!event.persisted) return;
    // Back from the back-forward cache: the page is looked at anew.
    page = '';
    countPage(event);
  });
});

// A page that is only prepared has no visitor yet.
listen('prerenderingchange', start);
start();
