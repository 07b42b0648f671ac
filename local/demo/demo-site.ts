/** The made-up company whose traffic the demo shows. */
export const DEMO_SITE = { domain: 'demo.localhost', timezone: 'Europe/Berlin', name: 'Halyard' } as const;

interface Link {
  path: string;
  weight: number;
}

export interface Page {
  title: string;
  /** Median time of attention, seconds. */
  attention: number;
  /** How likely a visitor leaves from here. */
  exit: number;
  links: readonly Link[];
}

const link = (path: string, weight: number): Link => ({ path, weight });

export const PAGES: Readonly<Record<string, Page>> = {
  '/': {
    title: 'Ship logs you will want to read',
    attention: 24,
    exit: 0.36,
    links: [
      link('/pricing', 30),
      link('/features', 28),
      link('/docs', 18),
      link('/blog', 8),
      link('/signup', 10),
      link('/about', 4),
    ],
  },
  '/features': {
    title: 'Features',
    attention: 38,
    exit: 0.3,
    links: [
      link('/pricing', 34),
      link('/features/alerts', 18),
      link('/features/search', 18),
      link('/docs', 12),
      link('/signup', 14),
    ],
  },
  '/features/alerts': {
    title: 'Alerts that wake the right person',
    attention: 42,
    exit: 0.36,
    links: [
      link('/pricing', 30),
      link('/features/search', 20),
      link('/signup', 16),
      link('/docs/alerts', 10),
    ],
  },
  '/features/search': {
    title: 'Search a year in a second',
    attention: 40,
    exit: 0.38,
    links: [link('/pricing', 28), link('/features/alerts', 18), link('/signup', 16)],
  },
  '/pricing': {
    title: 'Pricing',
    attention: 46,
    exit: 0.42,
    links: [link('/signup', 40), link('/features', 16), link('/docs', 8), link('/contact', 7), link('/', 8)],
  },
  '/docs': {
    title: 'Documentation',
    attention: 20,
    exit: 0.22,
    links: [
      link('/docs/getting-started', 40),
      link('/docs/api', 24),
      link('/docs/alerts', 12),
      link('/docs/self-hosting', 12),
    ],
  },
  '/docs/getting-started': {
    title: 'Getting started',
    attention: 95,
    exit: 0.4,
    links: [
      link('/docs/api', 30),
      link('/docs/alerts', 16),
      link('/signup', 12),
      link('/docs/self-hosting', 12),
    ],
  },
  '/docs/api': {
    title: 'API reference',
    attention: 140,
    exit: 0.52,
    links: [link('/docs/getting-started', 20), link('/docs/alerts', 20), link('/docs', 12)],
  },
  '/docs/alerts': {
    title: 'Setting up alerts',
    attention: 85,
    exit: 0.5,
    links: [link('/docs/api', 24), link('/docs', 16), link('/features/alerts', 8)],
  },
  '/docs/self-hosting': {
    title: 'Self-hosting',
    attention: 110,
    exit: 0.55,
    links: [link('/docs/getting-started', 20), link('/pricing', 12), link('/docs/api', 14)],
  },
  '/blog': {
    title: 'Blog',
    attention: 18,
    exit: 0.34,
    links: [
      link('/blog/logs-are-a-product', 26),
      link('/blog/one-binary', 20),
      link('/blog/postmortem-march', 16),
      link('/', 10),
    ],
  },
  '/blog/logs-are-a-product': {
    title: 'Logs are a product',
    attention: 150,
    exit: 0.7,
    links: [link('/', 30), link('/blog', 18), link('/features', 14), link('/pricing', 8)],
  },
  '/blog/one-binary': {
    title: 'Why we ship one binary',
    attention: 170,
    exit: 0.72,
    links: [link('/', 26), link('/docs/self-hosting', 18), link('/blog', 14)],
  },
  '/blog/postmortem-march': {
    title: 'Postmortem: the week we lost a region',
    attention: 210,
    exit: 0.74,
    links: [link('/', 22), link('/blog', 18), link('/about', 8)],
  },
  '/about': {
    title: 'About us',
    attention: 32,
    exit: 0.5,
    links: [link('/contact', 16), link('/', 20), link('/blog', 12)],
  },
  '/contact': { title: 'Contact', attention: 40, exit: 0.6, links: [link('/', 14), link('/pricing', 12)] },
  '/signup': {
    title: 'Create an account',
    attention: 36,
    exit: 0.5,
    links: [link('/welcome', 60), link('/pricing', 14)],
  },
  '/welcome': {
    title: 'Welcome aboard',
    attention: 44,
    exit: 0.3,
    links: [link('/docs/getting-started', 44), link('/upgrade', 26)],
  },
  '/upgrade': {
    title: 'Upgrade',
    attention: 50,
    exit: 0.45,
    links: [link('/thanks', 56), link('/pricing', 10)],
  },
  '/thanks': { title: 'Thank you', attention: 14, exit: 0.7, links: [link('/docs/getting-started', 30)] },
};

/** How a session begins. */
export interface Arrival {
  weight: number;
  referrer?: string;
  /** Campaign parameters on the first page's address. */
  query?: string;
  pages: readonly Link[];
}

const HOME = [link('/', 70), link('/pricing', 12), link('/docs', 12), link('/blog', 6)];
const SEARCHED = [
  link('/', 34),
  link('/docs/getting-started', 14),
  link('/docs/api', 13),
  link('/blog/one-binary', 12),
  link('/blog/logs-are-a-product', 9),
  link('/docs/alerts', 9),
  link('/pricing', 9),
];
const READ = [
  link('/blog/logs-are-a-product', 40),
  link('/blog/one-binary', 36),
  link('/blog/postmortem-march', 24),
];
const LANDING = [link('/', 60), link('/features', 25), link('/pricing', 15)];

export const HACKER_NEWS: Arrival = { weight: 5, referrer: 'https://news.ycombinator.com/', pages: READ };

export const ARRIVALS: readonly Arrival[] = [
  { weight: 30, pages: HOME },
  { weight: 25, referrer: 'https://www.google.com/', pages: SEARCHED },
  { weight: 4, referrer: 'https://www.bing.com/', pages: SEARCHED },
  { weight: 4, referrer: 'https://duckduckgo.com/', pages: SEARCHED },
  { weight: 4, referrer: 'https://chatgpt.com/', pages: SEARCHED },
  { weight: 1, referrer: 'https://www.perplexity.ai/', pages: SEARCHED },
  HACKER_NEWS,
  { weight: 4, referrer: 'https://www.reddit.com/', pages: READ },
  { weight: 4, referrer: 'https://www.linkedin.com/', pages: READ },
  { weight: 3, referrer: 'https://t.co/', pages: READ },
  { weight: 1, referrer: 'https://mastodon.social/', pages: READ },
  {
    weight: 6,
    referrer: 'https://github.com/',
    pages: [link('/docs/getting-started', 40), link('/', 40), link('/docs/self-hosting', 20)],
  },
  { weight: 2, referrer: 'https://www.youtube.com/', pages: LANDING },
  { weight: 2, referrer: 'https://lobste.rs/', pages: READ },
  { weight: 5, query: 'utm_source=newsletter&utm_medium=email&utm_campaign=monthly-letter', pages: READ },
  {
    weight: 5,
    referrer: 'https://www.google.com/',
    query: 'utm_source=google&utm_medium=cpc&utm_campaign=log-search&gclid=demo',
    pages: LANDING,
  },
  {
    weight: 2,
    referrer: 'https://www.linkedin.com/',
    query: 'utm_source=linkedin&utm_medium=paid-social&utm_campaign=launch',
    pages: LANDING,
  },
];
