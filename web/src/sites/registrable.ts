/**
 * Names below which anybody may take a domain, beside the top-level ones: the commonest of the Public Suffix List, which
 * in whole is forty times as long as the page it would serve. What is missing makes a group too large, and harms nothing.
 */
const SECOND_LEVEL: Record<string, string> = {
  uk: 'co org ac gov net ltd plc me sch nhs',
  au: 'com net org edu gov asn id',
  nz: 'co net org ac govt school geek',
  jp: 'co or ne ac go ed gr lg',
  br: 'com net org gov edu blog',
  in: 'co net org gen firm ind ac edu gov',
  za: 'co org net ac gov web',
  kr: 'co or ne re pe go ac',
  il: 'co org net ac gov muni',
  tr: 'com net org gen web gov edu k12 bel',
  at: 'co or ac gv',
  pl: 'com net org edu gov waw',
  mx: 'com net org gob edu',
  ar: 'com net org gob edu',
  cn: 'com net org gov edu ac',
  hk: 'com net org gov edu idv',
  tw: 'com net org gov edu idv',
  sg: 'com net org gov edu per',
  my: 'com net org gov edu',
  th: 'co in ac go or net',
  id: 'co or web ac go sch my',
  ua: 'com net org gov edu',
  ph: 'com net org gov edu',
  vn: 'com net org gov edu',
  eg: 'com net org gov edu',
  ng: 'com net org gov edu',
  ke: 'co or ne go ac',
  pk: 'com net org gov edu',
  co: 'com net org gov edu nom',
  pe: 'com net org gob edu nom',
  ve: 'com net org gob co',
  ec: 'com net org gob edu fin',
};
const SUFFIXES = new Set([
  ...Object.entries(SECOND_LEVEL).flatMap(([country, names]) =>
    names.split(' ').map((name) => `${name}.${country}`),
  ),
  // Hosts that give each of their customers a name.
  ...['github.io', 'gitlab.io', 'pages.dev', 'workers.dev', 'netlify.app', 'vercel.app', 'web.app'],
  ...['fly.dev', 'onrender.com', 'herokuapp.com', 'blogspot.com', 'myshopify.com', 'azurewebsites.net'],
]);

/** The domain that somebody has registered: `shop.example.co.uk` and `example.co.uk` are both of `example.co.uk`. */
export function registrable(domain: string): string {
  const host = domain.split('/', 1)[0] ?? domain;
  const labels = host.split('.');
  // An address is one name.
  if (/^[\d.]+$/.test(host)) return host;
  return labels.slice(SUFFIXES.has(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}
