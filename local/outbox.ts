import { Response } from 'miniflare';
import type { KeptMail } from '../test/fake-postmark.ts';

/** Where the runner shows what was sent. */
const PREFIX = '/dev/outbox';

/** What somebody else has written stays what it is: no script, no request, no form. */
const MAIL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";
const PAGE_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:";

/** Every e-mail that left, newest first, each as HTML beside its plain text; undefined for any other path. */
export function outboxPage({ pathname }: URL, mails: readonly KeptMail[]): Response | undefined {
  if (pathname === PREFIX) return html(listPage(mails), PAGE_CSP);
  if (pathname === `${PREFIX}.json`) return Response.json(mails);
  const [, id, part] = /^\/dev\/outbox\/([^/]+?)(\.html)?$/.exec(pathname) ?? [];
  const mail = mails.find(({ MessageID }) => MessageID === id);
  if (!mail) return undefined;
  return part ? html(mail.HtmlBody ?? '', MAIL_CSP) : html(mailPage(mail), PAGE_CSP);
}

function html(text: string, csp: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': csp,
      'cache-control': 'no-store',
    },
  });
}

function listPage(mails: readonly KeptMail[]): string {
  const rows = mails.toReversed().map(
    ({ MessageID, SubmittedAt, To, Subject, Tag = '' }) => `<tr>
<td><time datetime="${SubmittedAt}">${SubmittedAt.slice(0, 19).replace('T', ' ')}</time></td>
<td>${escapeHtml(To)}</td><td><a href="${PREFIX}/${MessageID}">${escapeHtml(Subject)}</a></td><td>${escapeHtml(Tag)}</td></tr>`,
  );
  const list =
    rows.length === 0
      ? '<p>Nothing was sent yet.</p>'
      : `<table><thead><tr><th>Sent (UTC)</th><th>To</th><th>Subject</th><th>E-mail</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
  return page(
    'Outbox',
    `<h1>Outbox</h1>\n<p>On this machine no e-mail leaves; here is what would have.</p>\n${list}`,
  );
}

function mailPage({ MessageID, Subject, From, To, MessageStream, TextBody = '' }: KeptMail): string {
  return page(
    Subject,
    `<p><a href="${PREFIX}">Outbox</a></p>
<h1>${escapeHtml(Subject)}</h1>
<p>From ${escapeHtml(From)}, to ${escapeHtml(To)}, stream ${escapeHtml(MessageStream)}</p>
<div class="both">
<iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${PREFIX}/${MessageID}.html"></iframe>
<pre aria-label="Plain text">${escapeHtml(TextBody)}</pre>
</div>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1.5rem 1.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
.both { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
iframe { border: 1px solid #8884; height: 45rem; width: 100%; background: #fff; }
pre { border: 1px solid #8884; margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
${content}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
