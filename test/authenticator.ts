import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthBrowser } from './auth-browser.ts';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A device with one passkey (ES256), which knows its owner. */
export class Authenticator {
  readonly #id = randomBytes(16);
  readonly #privateKey: KeyObject;
  readonly #coseKey: Buffer;
  #userHandle = '';
  #counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.#coseKey = Buffer.concat([
      ...[Buffer.from('a50102032620012158', 'hex'), Buffer.from([32]), Buffer.from(x, 'base64url')],
      ...[Buffer.from('2258', 'hex'), Buffer.from([32]), Buffer.from(y, 'base64url')],
    ]);
  }

  /** Adds its passkey to who is signed in. */
  async register(
    browser: AuthBrowser,
    name: string,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const { body } = await browser.ask<{ challenge: string; user: { id: string } }>(
      'POST',
      '/passkeys/options',
    );
    this.#userHandle = body.user.id;
    const { url } = browser.api;
    const id = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, this.#coseKey]);
    const data = Buffer.concat([this.#data(url, USER_PRESENT | USER_VERIFIED | HAS_KEY), id]);
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      ...[Buffer.from([0xa3]), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
      ...[cborText('authData'), Buffer.from([0x58, data.length]), data],
    ]);
    const response = {
      clientDataJSON: clientData('webauthn.create', body.challenge, url).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
    return await browser.ask('POST', '/passkeys', { response: this.#credential(response), name });
  }

  /** Signs in by its passkey; `isVerified`: whether it has checked who holds it. */
  async signIn(
    browser: AuthBrowser,
    { isVerified = true } = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const { body } = await browser.ask<{ challenge: string }>('POST', '/passkeys/sign-in/options');
    const { url } = browser.api;
    this.#counter += 1;
    const data = this.#data(url, USER_PRESENT | (isVerified ? USER_VERIFIED : 0));
    const client = clientData('webauthn.get', body.challenge, url);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    const response = {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
      userHandle: this.#userHandle,
    };
    return await browser.ask('POST', '/passkeys/sign-in', { response: this.#credential(response) });
  }

  #data(url: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const party = createHash('sha256').update(new URL(url).hostname).digest();
    return Buffer.concat([party, Buffer.from([flags]), counter]);
  }

  #credential(response: object): object {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}

function clientData(type: string, challenge: string, url: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: new URL(url).origin, crossOrigin: false }));
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
}
