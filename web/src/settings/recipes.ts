import { settingsTexts } from '../texts/settings-en.ts';

const { where } = settingsTexts.install;

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
    { name: 'HTML', where: where.html, code: tag },
    {
      name: 'Next.js',
      where: where.next,
      code: `import Script from 'next/script';\n\n<Script defer src="${src}" strategy="afterInteractive" />`,
    },
    {
      name: 'React, Vite',
      where: where.react,
      code: tag,
    },
    {
      name: 'Vue, Nuxt',
      where: where.vue,
      code: `export default defineNuxtConfig({\n  app: { head: { script: [{ src: '${src}', defer: true }] } },\n});`,
    },
    { name: 'SvelteKit', where: where.svelte, code: tag },
    {
      name: 'Astro',
      where: where.astro,
      code: `<script is:inline defer src="${src}"></script>`,
    },
    {
      name: 'WordPress',
      where: where.wordpress,
      code: `add_action('wp_enqueue_scripts', function () {\n  wp_enqueue_script('pharos', '${src}', [], null, ['strategy' => 'defer']);\n});`,
    },
    {
      name: 'Shopify',
      where: where.shopify,
      code: tag,
    },
    { name: 'Webflow', where: where.webflow, code: tag },
    { name: 'Ghost', where: where.ghost, code: tag },
    {
      name: 'Google Tag Manager',
      where: where.tagManager,
      code: `<script>\n  var s = document.createElement('script');\n  s.src = '${src}';\n  document.head.appendChild(s);\n</script>`,
    },
    {
      name: 'Cloudflare Worker',
      where: where.worker(own.path, own.script),
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
