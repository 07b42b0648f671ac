import { z } from 'zod';
import { PASSWORD_LENGTH } from '../../identity/passwords.ts';

/** An address as it is stored: lower case first, since z.email checks what is stored. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address'));

/** A password to be set; how good it must be is said by assertGoodPassword. */
export const newPasswordSchema = z
  .string()
  .min(1)
  .max(PASSWORD_LENGTH.max * 4);

/** The password somebody has. Who has none leaves it out. */
export const presentPasswordSchema = z.string().min(1).max(1024).optional();

/** What people call themselves and their things. */
export const nameSchema = z.string().trim().max(100);

/** Of a link in an e-mail. */
export const tokenSchema = z.strictObject({ token: z.string().min(1).max(200) });

/** A code as people type it: with spaces. */
export const codeSchema = z
  .string()
  .max(40)
  .transform((code) => code.replaceAll(/\s/g, ''));

/** A path of the dashboard: `//evil.example` and `/\evil.example` are none. */
export const nextSchema = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/)
  .default('/app');
