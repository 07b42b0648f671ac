import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';

/** Nothing inline, nothing of others. */
export const REFERENCE_CSP =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** How the page looks. */
export const REFERENCE_CSS = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid; }
h3 { margin: 2rem 0 0.25rem; }
code, pre { font: 0.875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; padding: 0.75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
summary { cursor: pointer; }
nav ul { columns: 2; }
`;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Listed {
  method: string;
  path: string;
  operation: OpenAPIV3_1.OperationObject;
}

/** The description as a page that needs no script. */
export function renderReference({ info, tags = [], paths = {}, components }: OpenAPIV3_1.Document) {
  const listed = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Listed[] => {
      const operation = item?.[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
  const sections = tags.map((tag) => ({
    ...tag,
    operations: listed.filter(({ operation }) => operation.tags?.includes(tag.name)),
  }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<link rel="stylesheet" href="/api/docs/reference.css">
</head>
<body>
<h1>${info.title} API</h1>
<p>${info.description}</p>
<p>For programs: <a href="/api/openapi.json">openapi.json</a>, <a href="/api/docs/query/schema.json">query/schema.json</a>.</p>
<nav aria-label="Subjects"><ul>${sections.map(({ name }) => html`<li><a href="#${anchor(name)}">${name}</a></li>`)}</ul></nav>
<h2>Who asks</h2>
<dl>${Object.entries(components?.securitySchemes ?? {}).map(
    ([name, scheme]) =>
      html`<dt><code>${name}</code></dt><dd>${'description' in scheme ? scheme.description : ''}</dd>`,
  )}</dl>
<main>
${sections.map(
  ({ name, description, operations }) => html`<section id="${anchor(name)}">
<h2>${name}</h2>
<p>${description}</p>
${operations.map(renderOperation)}
</section>`,
)}
<section id="schemas">
<h2>Schemas</h2>
${Object.entries(components?.schemas ?? {}).map(
  ([name, schema]) => html`<h3 id="schema-${name}">${name}</h3>${renderSchema(schema)}`,
)}
</section>
</main>
</body>
</html>`;
}

function renderOperation({ method, path, operation }: Listed) {
  const { operationId, summary, description, parameters = [], requestBody, responses = {} } = operation;
  const body = requestBody && 'content' in requestBody ? Object.entries(requestBody.content) : [];
  const [bodySchema] = body.map(([, { schema }]) => schema);
  return html`<article id="${operationId}">
<h3>${summary}</h3>
<p><code>${method} ${path}</code></p>
${description ? html`<p>${description}</p>` : ''}
<p>${whoMay(operation)}</p>
${parameters.length > 0 ? html`<table><thead><tr><th>Parameter</th><th>in</th><th>is</th></tr></thead><tbody>${parameters.map(renderParameter)}</tbody></table>` : ''}
${bodySchema ? html`<details><summary>Body: ${body.map(([type]) => type).join(', ')}</summary>${renderSchema(bodySchema)}</details>` : ''}
<details><summary>Answers: ${Object.keys(responses).join(', ')}</summary>
${Object.entries(responses).map(([status, response]) => renderAnswer(status, response))}</details>
</article>`;
}

function whoMay({ security = [] }: OpenAPIV3_1.OperationObject): string {
  if (security.length === 0) return 'For everybody.';
  const ways = security.flatMap((one) =>
    Object.entries(one).map(([name, scopes]) =>
      scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name,
    ),
  );
  return `With one of: ${ways.join(', ')}.`;
}

function renderParameter(parameter: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ParameterObject) {
  if (!('name' in parameter)) return '';
  const { name, in: where, required, description, schema } = parameter;
  return html`<tr><td><code>${name}</code>${required ? ' (required)' : ''}</td><td>${where}</td><td>${description} <code>${JSON.stringify(schema)}</code></td></tr>`;
}

function renderAnswer(status: string, response: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject) {
  const contents = 'content' in response ? Object.entries(response.content ?? {}) : [];
  return html`<h4>${status}: ${response.description}</h4>
${contents.map(([type, { schema }]) => html`<p><code>${type}</code></p>${schema ? renderSchema(schema) : ''}`)}`;
}

function renderSchema(schema: object) {
  const names = [...JSON.stringify(schema).matchAll(/#\/components\/schemas\/([\w-]+)/g)].map(
    ([, name]) => name,
  );
  const links = [...new Set(names)].map((name) => html` <a href="#schema-${name}">${name}</a>`);
  return html`${links.length > 0 ? html`<p>See${links}.</p>` : ''}<pre>${JSON.stringify(schema, null, 2)}</pre>`;
}

function anchor(name: string): string {
  return `tag-${name.toLowerCase().replace(/\W+/g, '-')}`;
}
