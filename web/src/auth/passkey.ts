import { ApiError } from '../api/client.ts';
import { type Arrival, getPasskeyChallenge, signInByPasskey } from '../api/sign-in.ts';
import { authTexts } from '../texts/auth-en.ts';

/** A browser takes one request at a time: the one that waits in the background gives way. */
let background: AbortController | null = null;

/** Whether this browser uses passkeys the way we ask for them. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Signs in by a passkey that the browser lets the reader choose. Throws ApiError, `passkey_cancelled` among others. */
export async function signInWithPasskey(): Promise<Arrival> {
  background?.abort();
  const options = await getPasskeyChallenge();
  return await signInByPasskey(
    await asked(() => navigator.credentials.get({ publicKey: requestOf(options) })),
  );
}

/**
 * Lets the browser offer passkeys among what it fills into the address field, until `signal` aborts or the reader takes one.
 * Answers whether somebody is signed in now.
 */
export async function offerPasskeys(signal: AbortSignal): Promise<boolean> {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return false;
  const options = await getPasskeyChallenge(signal);
  const controller = new AbortController();
  background = controller;
  const credential = await navigator.credentials
    .get({
      mediation: 'conditional',
      publicKey: requestOf(options),
      signal: AbortSignal.any([signal, controller.signal]),
    })
    .catch(() => null);
  if (!isPublicKey(credential)) return false;
  await signInByPasskey({ ...credential.toJSON() });
  return true;
}

/** A new passkey, as the API takes it. Throws ApiError, `passkey_cancelled` among others. */
export function makePasskey(options: PublicKeyCredentialCreationOptionsJSON) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return asked(() => navigator.credentials.create({ publicKey }));
}

function requestOf(options: PublicKeyCredentialRequestOptionsJSON) {
  return PublicKeyCredential.parseRequestOptionsFromJSON(options);
}

async function asked(ask: () => Promise<Credential | null>) {
  try {
    const credential = await ask();
    if (isPublicKey(credential)) return { ...credential.toJSON() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw problem('passkey_exists');
    // Whatever else it was, browsers say no more than that nothing came of it.
  }
  throw problem('passkey_cancelled');
}

function isPublicKey(credential: Credential | null): credential is PublicKeyCredential {
  return credential !== null && credential.type === 'public-key';
}

function problem(code: 'passkey_exists' | 'passkey_cancelled'): ApiError {
  return new ApiError(authTexts.problems[code] ?? code, { status: 400, code, requestId: null });
}
