import { type FakeOidc, startFakeOidc } from '../test/fake-oidc.ts';
import { isPortFree } from './free-port.ts';
import type { Stack } from './stack.ts';

/** Whose addresses the provider vouches for. */
export const TEAM_DOMAIN = 'team.example';

/**
 * A provider of this machine that an account may sign in by (docs/sso.md): it takes whoever the sign-in names. No DNS can show
 * that the domain is the first account's, so that it is entered as shown.
 */
export async function startLocalProvider(stack: Stack): Promise<FakeOidc> {
  // At the same place at the next start, if possible: what is set of it stays right.
  const next = stack.port + 1;
  const port = (await isPortFree(next)) ? next : 0;
  const provider = await startFakeOidc({ port, needsNonce: true, believesHint: true });
  const database = await stack.mf.getD1Database('DB', 'pharos-api');
  await database
    .prepare(
      `INSERT INTO sso_domains (account_id, domain, proof, verified_at, created_at) VALUES (1, ?1, 'local', ?2, ?2) ON CONFLICT DO NOTHING`,
    )
    .bind(TEAM_DOMAIN, Date.now())
    .run();
  return provider;
}
