import { createHash } from 'node:crypto';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto 0;padding:0 1.25rem}h1{font-size:1.375rem;line-height:1.3}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** What the page may do: be read, in its own style. */
export const TOO_OFTEN_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** A refusal for people; programs get it as JSON. */
export function tooOftenPage(sentence: string, seconds: string, requestId: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${escapeHtml(seconds)}">
<title>A moment, please · Pharos</title>
<style>${STYLE}</style>
</head>
<body>
<h1>A moment, please</h1>
<p>${escapeHtml(sentence)} This page does so by itself.</p>
<p><small>${escapeHtml(requestId)}</small></p>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
