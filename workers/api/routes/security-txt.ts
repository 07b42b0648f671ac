import { Hono } from 'hono';
import type { ApiEnv } from '../context.ts';

const DAY_MS = 86_400_000;
/** The standard wants less than a year; who reads an old copy should ask again. */
const VALID_DAYS = 180;

/** Whom to tell of a hole (RFC 9116); the dashboard's host leads here from /.well-known/security.txt. Public. */
export const securityTxt = new Hono<ApiEnv>().get('/', (c) => {
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
