import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { deleteAllLoginSessions } from '../../../db/login-sessions.ts';
import { INDEXED, listTwoFactors, replaceTwoFactor } from '../../../db/reindex.ts';
import { EMAIL_CONTEXT } from '../../../db/users.ts';
import { KeyDestroyed } from '../../../vault/vault.ts';
import type { Services } from '../services.ts';

/** What is made by DATA_KEY, in the order in which it is made anew. */
export const EXCHANGE_STEPS = [
  'sessions',
  'keys',
  'users',
  'credentials',
  'invitations',
  'two_factors',
] as const;
export type ExchangeStep = (typeof EXCHANGE_STEPS)[number];

/** A slice of the work that is done or to be done; `cursor` is where it begins, '' = at the start. */
export interface ExchangeSlice {
  step: ExchangeStep;
  cursor: string;
}

/** What each sealed text is sealed as, and its hash is made as. */
const CONTEXTS = {
  users: [EMAIL_CONTEXT, EMAIL_CONTEXT],
  credentials: ['account.accountId', 'account.accountId'],
  invitations: ['invitation.email', EMAIL_CONTEXT],
} as const;

/** Makes one slice anew by the DATA_KEY of now; answers how much of it was made by the old one, and which slice is next. */
export async function exchangeSlice(
  services: Services,
  { step, cursor }: ExchangeSlice,
): Promise<{ exchanged: number; next: ExchangeSlice | null }> {
  const { exchanged, rest } = await runStep(services, step, cursor);
  if (rest !== undefined) return { exchanged, next: { step, cursor: rest } };
  const following = EXCHANGE_STEPS[EXCHANGE_STEPS.indexOf(step) + 1];
  return { exchanged, next: following ? { step: following, cursor: '' } : null };
}

async function runStep(
  services: Services,
  step: ExchangeStep,
  cursor: string,
): Promise<{ exchanged: number; rest: string | undefined }> {
  switch (step) {
    case 'sessions':
      // Their cookies are signed by the old key, which is not looked at any more.
      await deleteAllLoginSessions(services.db);
      return { exchanged: 0, rest: undefined };
    case 'keys': {
      const { rewrapped, cursor: rest } = await services.vault.keys.rewrap(cursor || undefined);
      return { exchanged: rewrapped, rest };
    }
    case 'two_factors':
      return await exchangeTwoFactors(services, Number(cursor));
    default:
      return await reindex(services, step, Number(cursor));
  }
}

async function reindex({ db, vault }: Services, step: keyof typeof INDEXED, after: number) {
  const [sealedAs, indexedAs] = CONTEXTS[step];
  const rows = await INDEXED[step].list(db, after);
  let exchanged = 0;
  for (const row of rows) {
    const text = await openIfKept(() => vault.open(row.keyId, row.sealed, sealedAs));
    if (text === undefined) continue;
    const index = vault.index(text, indexedAs);
    if (index === row.index) continue;
    await INDEXED[step].set(db, row, index);
    exchanged += 1;
  }
  return { exchanged, rest: rows.at(-1)?.id.toString() };
}

async function exchangeTwoFactors({ auth, db }: Services, after: number) {
  const { secretConfig: key } = await auth.$context;
  if (typeof key === 'string') throw new Error('there is but one secret');
  const rows = await listTwoFactors(db, after);
  const current = `$ba$${key.currentVersion}$`;
  let exchanged = 0;
  for (const row of rows) {
    if (row.secret.startsWith(current) && row.backupCodes.startsWith(current)) continue;
    const anew = async (data: string) =>
      symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
    const [secret, backupCodes] = [await anew(row.secret), await anew(row.backupCodes)];
    await replaceTwoFactor(db, row, { secret, backupCodes });
    exchanged += 1;
  }
  return { exchanged, rest: rows.at(-1)?.id.toString() };
}

/** Nothing when whoever it is of was destroyed. */
async function openIfKept(open: () => Promise<string>): Promise<string | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}
