// Served in the place of other products' scripts: pages whose tag was only pointed at another host get our tracker, and the
// calls they make go on working.
import type { EventOptions } from './wire-event.ts';

type PlausibleOptions = EventOptions & { callback?: () => void };

interface Foreign {
  plausible?: ((name: string, options?: PlausibleOptions) => void) & { q?: [string, PlausibleOptions?][] };
  umami?: { track(name?: string, data?: EventOptions['props']): void; identify(visitor?: unknown): void };
}

const tag = document.currentScript as HTMLScriptElement | null;
if (tag) {
  const { domain, websiteId } = tag.dataset;
  // Umami's tag knows an id of its own; the page's host is the site's domain.
  const site =
    (domain ?? location.hostname)
      .split(',')[0]
      ?.trim()
      .replace(/^www\./, '') ?? '';
  const name =
    domain === undefined && /^\w{10,64}$/.test(websiteId ?? '')
      ? websiteId
      : `of/${encodeURIComponent(site)}`;
  const page = window as Window & Foreign;
  const pharos = () => {
    window.pharos ??= Object.assign((...call: [string, EventOptions?]) => void window.pharos?.q?.push(call), {
      q: [],
    });
    return window.pharos;
  };
  const early = page.plausible?.q ?? [];
  page.plausible = (event, options) => {
    // The page itself is counted without being asked.
    if (event !== 'pageview') pharos()(event, options);
    options?.callback?.();
  };
  for (const call of early) page.plausible(...call);
  page.umami = {
    track: (event, props) => {
      if (event) pharos()(event, { props });
    },
    identify: (visitor) => {
      if (typeof visitor === 'string') pharos().visitor = visitor;
    },
  };
  const script = document.createElement('script');
  script.src = new URL(`/js/${name}.js`, tag.src).href;
  document.head.append(script);
}
