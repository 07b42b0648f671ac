/** How to put a script into a kind of site. `where` is a sentence, `code` what to paste. */
export interface Recipe {
  name: string;
  where: string;
  code: string;
}

interface Addresses {
  script_url: string;
  first_party: { path: string; target: string; script: string };
}

/** Recipes for the frameworks and systems that people use most, with a site's own addresses in them. */
export function recipesFor({ script_url: src, first_party: own }: Addresses): Recipe[] {
  const tag = `<script defer src="${src}"></script>`;
  return [
    { name: 'HTML', where: 'In the <head> of every page.', code: tag },
    {
      name: 'Next.js',
      where: 'In app/layout.tsx, inside <html>; with the pages router in pages/_document.tsx, inside <Head>.',
      code: `import Script from 'next/script';\n\n<Script defer src="${src}" strategy="afterInteractive" />`,
    },
    {
      name: 'React, Vite',
      where: 'In the <head> of index.html. Changes of route are counted by themselves.',
      code: tag,
    },
    {
      name: 'Vue, Nuxt',
      where: 'Vue: in the <head> of index.html. Nuxt: in nuxt.config.ts.',
      code: `export default defineNuxtConfig({\n  app: { head: { script: [{ src: '${src}', defer: true }] } },\n});`,
    },
    { name: 'SvelteKit', where: 'In the <head> of src/app.html.', code: tag },
    {
      name: 'Astro',
      where: 'In the <head> of your layout. is:inline keeps Astro from bundling it.',
      code: `<script is:inline defer src="${src}"></script>`,
    },
    {
      name: 'WordPress',
      where: 'In functions.php of a child theme, or in the header field of a plugin for code snippets.',
      code: `add_action('wp_enqueue_scripts', function () {\n  wp_enqueue_script('pharos', '${src}', [], null, ['strategy' => 'defer']);\n});`,
    },
    {
      name: 'Shopify',
      where: 'Online Store → Themes → Edit code → layout/theme.liquid, before </head>.',
      code: tag,
    },
    { name: 'Webflow', where: 'Site settings → Custom code → Head code, then publish.', code: tag },
    { name: 'Ghost', where: 'Settings → Code injection → Site header.', code: tag },
    {
      name: 'Google Tag Manager',
      where:
        'A tag of the type Custom HTML, fired on All Pages. Blockers keep Tag Manager away more often than us.',
      code: `<script>\n  var s = document.createElement('script');\n  s.src = '${src}';\n  document.head.appendChild(s);\n</script>`,
    },
    {
      name: 'Cloudflare Worker',
      where: `From your own host, which blockers leave alone: a Worker on the route example.com${own.path}/*, and <script defer src="${own.script}"></script> in the <head>.`,
      code: `const TARGET = '${own.target}';

export default {
  fetch(request) {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    const { country = '', regionCode = '', city = '' } = request.cf ?? {};
    headers.delete('cookie');
    headers.set('x-pharos-ip', request.headers.get('cf-connecting-ip') ?? '');
    headers.set('x-pharos-country', country);
    headers.set('x-pharos-region', regionCode);
    headers.set('x-pharos-city', encodeURIComponent(city));
    const name = pathname.split('/').slice(2).join('/');
    return fetch(\`\${TARGET}/\${name}\${search}\`, { method: request.method, headers, body: request.body });
  },
};`,
    },
  ];
}
