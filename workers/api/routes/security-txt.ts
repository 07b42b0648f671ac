import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnv } from '../context.ts';
import { describe } from '../openapi/describe.ts';

const DAY_MS = 86_400_000;
/** The standard wants less than a year; who reads an old copy should ask again. */
const VALID_DAYS = 180;

const description = describe({
  operationId: 'readSecurityContact',
  tag: 'Description',
  summary: 'Whom to tell of a hole, as RFC 9116 has it',
  answer: { 'text/plain': z.string() },
});

/** Whom to tell of a hole (RFC 9116); the dashboard's host leads here from /.well-known/security.txt. Public. */
export const securityTxt = new Hono<ApiEnv>().get('/', description, (c) => {
  const { vars, now } = c.get('services');
  const today = Math.floor(now() / DAY_MS) * DAY_MS;
  const lines = [
    `Contact: ${vars.SECURITY_CONTACT}`,
    `Expires: ${new Date(today + VALID_DAYS * DAY_MS).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${new URL('/.well-known/security.txt', vars.PUBLIC_URL).href}`,
  ];
  return c.text(`${lines.join('\n')}\n`);
});
