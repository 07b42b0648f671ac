import { Hono } from 'hono';
import type { RouterRoute } from 'hono/types';
import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import type { ApiEnv } from '../context.ts';
import { describe } from '../openapi/describe.ts';
import { openApiDocument } from '../openapi/document.ts';
import { REFERENCE_CSP, REFERENCE_CSS, renderReference } from '../openapi/reference.ts';

const describeDocument = describe({
  operationId: 'readDescription',
  tag: 'Description',
  summary: 'This description, in OpenAPI 3.1',
  answer: z.looseObject({ openapi: z.string() }),
});
const describeReference = describe({
  operationId: 'readReference',
  tag: 'Description',
  summary: 'This description as a page',
  answer: { 'text/html': z.string() },
});
const describeStyle = describe({
  operationId: 'readReferenceStyle',
  tag: 'Description',
  summary: 'How that page looks',
  answer: { 'text/css': z.string() },
});

/** The API's description, made of its routes: for programs and as a page without scripts. Public. */
export function openApi(routes: () => readonly RouterRoute[]) {
  let document: OpenAPIV3_1.Document | undefined;
  const describedBy = (publicUrl: string) => {
    document ??= openApiDocument(routes(), publicUrl);
    return document;
  };
  return new Hono<ApiEnv>()
    .get('/openapi.json', describeDocument, (c) =>
      c.json(describedBy(c.get('services').vars.PUBLIC_URL) as object),
    )
    .get('/docs/reference', describeReference, (c) => {
      c.header('content-security-policy', REFERENCE_CSP);
      return c.html(renderReference(describedBy(c.get('services').vars.PUBLIC_URL)));
    })
    .get('/docs/reference.css', describeStyle, (c) =>
      c.body(REFERENCE_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }),
    );
}
