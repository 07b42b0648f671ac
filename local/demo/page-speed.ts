import { DEMO_SITE } from './demo-site.ts';
import type { Release } from './releases.ts';

const ORIGIN = `https://${DEMO_SITE.domain}`;
const CHAT = 'https://widget.chatty.example/v3/chat.js';
const ADS = 'https://ads.trackpool.example/tag.js';
const APP = `${ORIGIN}/assets/app.js`;

/** What makes a page of the demo site fast or slow; times are medians in ms on a desktop nearby. */
export interface PageSpeed {
  /** Until the server answers. */
  serverMs: number;
  /** The picture that is the largest paint, if it is not a text. */
  hero?: { target: string; url: string; loadingMs: number; hints?: 'lazy' | 'high' };
  /** Element of the largest paint where it is a text. */
  title: string;
  /** What moves, how often, and by how much. */
  shift: { target: string; chance: number; by: number };
  /** What answers slowly, and the script behind it. */
  interaction: { target: string; ms: number; script: string };
  /** Script of long frames with its function, how long it runs, and the part of it that computes the layout. */
  script?: { url: string; ms: number; layoutPart: number };
  /** Hosts of others, with what is fetched there. */
  foreign?: { host: string; ms: number; bytes: number }[];
  error?: { chance: number; message: string; stack: string };
}

const ORDINARY: PageSpeed = {
  serverMs: 120,
  title: 'main>h1',
  shift: { target: 'main>div.notice', chance: 0.06, by: 0.06 },
  interaction: { target: 'nav>a', ms: 48, script: `${APP} onClick` },
};
const ARTICLE: PageSpeed = {
  ...ORDINARY,
  serverMs: 210,
  hero: { target: 'article>figure>img', url: `${ORIGIN}/media/cover.jpg`, loadingMs: 950, hints: 'lazy' },
  shift: { target: 'aside>div.ad-slot', chance: 0.55, by: 0.16 },
  interaction: { target: 'article>button.share', ms: 120, script: `${ADS} onMessage` },
  script: { url: `${ADS} fillSlot`, ms: 310, layoutPart: 0.45 },
  foreign: [
    { host: 'ads.trackpool.example', ms: 640, bytes: 148_000 },
    { host: 'fonts.letterpress.example', ms: 120, bytes: 46_000 },
  ],
  error: {
    chance: 0.012,
    message: "ReferenceError: '*' is not defined",
    stack: `fillSlot ${ADS}:1:20418\nonMessage ${ADS}:1:3391`,
  },
};
const DOCS: PageSpeed = {
  ...ORDINARY,
  serverMs: 90,
  title: 'article>h1',
  interaction: { target: '#search', ms: 85, script: `${ORIGIN}/assets/search.js onInput` },
};

const PAGES: Readonly<Record<string, PageSpeed>> = {
  '/pricing': {
    ...ORDINARY,
    serverMs: 320,
    shift: { target: 'main>section.plans', chance: 0.3, by: 0.09 },
    interaction: { target: '#yearly', ms: 190, script: `${CHAT} onClick` },
    script: { url: `${CHAT} onMount`, ms: 180, layoutPart: 0.2 },
    foreign: [{ host: 'widget.chatty.example', ms: 410, bytes: 96_000 }],
  },
  '/features': {
    ...ORDINARY,
    hero: { target: 'main>section.hero>img', url: `${ORIGIN}/media/features.webp`, loadingMs: 420 },
  },
  '/docs/api': { ...DOCS, serverMs: 620, interaction: { ...DOCS.interaction, ms: 230 } },
  '/signup': {
    ...ORDINARY,
    interaction: { target: 'form>button.primary', ms: 140, script: `${APP} onSubmit` },
    error: {
      chance: 0.05,
      message: "TypeError: Cannot read properties of undefined (reading '*')",
      stack: `checkPassword ${APP}:2:8812\nonSubmit ${APP}:2:9140`,
    },
  },
};

/** How fast a page of the demo site is in one of its releases. */
export function speedOf(path: string, release: Release): PageSpeed {
  if (path === '/') {
    const url = `${ORIGIN}/media/${release.isHeavy ? 'lighthouse.png' : 'lighthouse.avif'}`;
    const loadingMs = release.isHeavy ? 2300 : 480;
    const hero = { target: 'main>section.hero>img', url, loadingMs };
    return { ...ORDINARY, hero: release.isHeavy ? hero : { ...hero, hints: 'high' } };
  }
  return PAGES[path] ?? (path.startsWith('/blog/') ? ARTICLE : path.startsWith('/docs') ? DOCS : ORDINARY);
}
