import { watchEngagement } from './engagement.ts';
import { createOutbox } from './outbox.ts';
import { safely } from './safely.ts';
import { type EventOptions, wireEvent } from './wire-event.ts';

// Filled in by the server that sends the script.
declare const SITE_KEY: string;
declare const ENDPOINT: string;

/** `pharos('Signup', { props: { plan: 'pro' } })`; before the script is there, a stub may collect calls in `q`. */
interface Pharos {
  (name: string, options?: EventOptions): void;
  q?: ArrayLike<unknown>[];
  isReady?: true;
}

declare global {
  interface Window {
    pharos?: Pharos;
  }
}

function start(): void {
  const outbox = createOutbox(ENDPOINT, SITE_KEY);
  const engagement = watchEngagement();
  let pageUrl = '';
  let pathname: string | undefined;

  function countEngagement(isNewPage: boolean): void {
    const read = engagement.take(isNewPage);
    if (read && pageUrl) outbox.add(wireEvent('engagement', pageUrl, read));
  }

  function countPage(): void {
    if (location.pathname === pathname) return;
    const referrer = pathname === undefined ? document.referrer : '';
    countEngagement(true);
    pathname = location.pathname;
    pageUrl = location.href;
    outbox.add(wireEvent('pageview', pageUrl, referrer ? { r: referrer } : {}));
  }

  const pharos: Pharos = safely((name: string, options: EventOptions = {}) => {
    if (typeof name !== 'string') return;
    const { props, revenue, interactive } = options;
    const event = wireEvent(name, location.href, { p: props, $: revenue });
    outbox.add(interactive === false ? { ...event, x: false } : event);
  });
  const early = window.pharos?.q ?? [];
  pharos.isReady = true;
  window.pharos = pharos;

  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      safely(countPage)();
    };
  }
  addEventListener('popstate', safely(countPage));
  addEventListener(
    'pageshow',
    safely((event: PageTransitionEvent) => {
      // Back from the back-forward cache: the page is looked at anew.
      if (!event.persisted) return;
      pathname = '';
      countPage();
    }),
  );
  const leave = safely(() => {
    countEngagement(false);
    outbox.leave();
  });
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });

  countPage();
  for (const call of early) pharos(...(Array.from(call) as [string, EventOptions?]));
}

safely(() => {
  if (window.pharos?.isReady) return;
  // A page that is only prepared has no visitor yet.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', safely(start), { once: true });
  } else start();
})();
