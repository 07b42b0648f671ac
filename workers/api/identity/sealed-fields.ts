/** What the adapter does to the fields of one of better-auth's models. */
export interface SealedModel {
  /** Whose key seals: the row's own (`keyId`), that of the user it names (`userId`), or nobody's. */
  keyOf: 'itself' | 'user' | 'nobody';
  /** Fields that are stored as ciphertext. */
  sealed: readonly string[];
  /** Fields that are looked up, and the column with their keyed hash. */
  indexed: Readonly<Record<string, string>>;
}

/** Everything that says who somebody is. A model that is not named holds nothing of that kind. */
export const SEALED_MODELS: Readonly<Record<string, SealedModel>> = {
  user: { keyOf: 'itself', sealed: ['email', 'name', 'image'], indexed: { email: 'emailIndex' } },
  session: { keyOf: 'user', sealed: ['ipAddress', 'userAgent', 'place'], indexed: {} },
  account: {
    keyOf: 'user',
    sealed: ['accountId', 'accessToken', 'refreshToken', 'idToken'],
    indexed: { accountId: 'accountIdIndex' },
  },
  passkey: { keyOf: 'user', sealed: ['name'], indexed: {} },
  // A link may be asked for by somebody who is no user, and lives for minutes.
  verification: { keyOf: 'nobody', sealed: ['value'], indexed: {} },
};
