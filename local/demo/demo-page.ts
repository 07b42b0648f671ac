import { DEMO_SITE, PAGES } from './demo-site.ts';

/** Where the runner serves the demo site's pages. */
const PREFIX = '/demo';

/**
 * A page of the demo site with the real tracker on it, as HTML; undefined for any other path.
 * Whoever walks around in it finds herself in the dashboard.
 */
export function demoPage(pathname: string, siteKey: string): string | undefined {
  if (pathname !== PREFIX && !pathname.startsWith(`${PREFIX}/`)) return undefined;
  const path = pathname.slice(PREFIX.length).replace(/\/$/, '') || '/';
  const page = PAGES[path];
  if (!page) return undefined;
  const links = page.links.map(({ path: to }) => `<li>${link(to)}</li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${DEMO_SITE.name}</title>
<link rel="icon" href="data:,">
<script defer src="/js/${siteKey}.js"></script>
<style>
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; border-bottom: 1px solid #8884; padding-bottom: .75rem; }
nav b { margin-right: auto; }
h1 { line-height: 1.2; margin: 2.5rem 0 1rem; text-wrap: balance; }
button { font: inherit; padding: .4rem .9rem; }
footer { margin-top: 3rem; color: light-dark(#555, #aaa); font-size: .9375rem; }
</style>
</head>
<body>
<nav><b>${DEMO_SITE.name}</b>${['/', '/features', '/pricing', '/docs', '/blog'].map(link).join('')}</nav>
<main>
<h1>${page.title}</h1>
<p>${DEMO_SITE.name} does not exist. This page carries the real tracking script: what you do here shows in the
<a href="/">dashboard</a> of ${DEMO_SITE.domain} a second later.</p>
<ul>${links.join('')}</ul>
<p><button type="button" onclick="window.pharos?.('Signup', { props: { plan: 'team' } })">Sign up</button>
<button type="button" onclick="window.pharos?.('Purchase', { props: { plan: 'team' }, revenue: { amount: '29.00', currency: 'EUR' } })">Buy for €29</button></p>
</main>
<footer>No cookies, nothing stored on your device.</footer>
</body>
</html>
`;
}

function link(path: string): string {
  return `<a href="${path === '/' ? PREFIX : PREFIX + path}">${path === '/' ? 'Home' : PAGES[path]?.title}</a>`;
}
