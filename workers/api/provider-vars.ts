import { z } from 'zod';

/** A var that is set to nothing is not set. */
function optional<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => value || undefined, schema.optional());
}

const text = optional(z.string().min(1));
const address = optional(z.url());

/** Vars and secrets of sign-in by others; each provider is offered once all of its own are set. */
export const PROVIDER_VARS = {
  GITHUB_CLIENT_ID: text,
  GITHUB_CLIENT_SECRET: text,
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  /** What the button says. */
  OIDC_NAME: text,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_AUTHORIZE_URL: address,
  OIDC_TOKEN_URL: address,
  OIDC_USERINFO_URL: address,
};
