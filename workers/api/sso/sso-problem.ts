import * as oauth from 'oauth4webapi';
import type { SsoProblemCode } from '../../../db/sso-schema.ts';
import { NoAnswer } from '../../../outbound/fetch-public.ts';

const MAX_REASON = 200;

/** Something is wrong with an account's provider, or with what is set of it here; no fault of whoever signs in. */
export class SsoProblem extends Error {
  override name = 'SsoProblem';
  readonly code: SsoProblemCode;
  /** In words of the provider, or what the library says of its answer. */
  readonly reason: string;

  constructor(code: SsoProblemCode, reason: string) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = plain(reason);
  }
}

/** Whoever signs in has brought something that does not hold: a code that was used, or none. */
export class SsoRefused extends Error {
  override name = 'SsoRefused';
}

const CLIENT_ERRORS = ['invalid_client', 'unauthorized_client'];

/** What an error of the library, or of a fetch, says of the provider. Errors that are neither are thrown on. */
export function problemOf(error: unknown, otherwise: SsoProblemCode): SsoProblem | SsoRefused {
  if (error instanceof SsoProblem || error instanceof SsoRefused) return error;
  if (error instanceof NoAnswer) return new SsoProblem('unreachable', error.message);
  if (error instanceof oauth.AuthorizationResponseError) return new SsoRefused(error.error);
  if (error instanceof oauth.ResponseBodyError) {
    // Codes come from whoever signs in.
    if (error.error === 'invalid_grant') return new SsoRefused(error.error);
    const said = [error.error, error.error_description].filter(Boolean).join(': ');
    return new SsoProblem(CLIENT_ERRORS.includes(error.error) ? 'client_refused' : otherwise, said);
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return new SsoProblem('client_refused', `status ${error.status}`);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return new SsoProblem(otherwise, error.message);
  }
  throw error;
}

/** One line of letters that any page may show. */
function plain(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, MAX_REASON);
}
