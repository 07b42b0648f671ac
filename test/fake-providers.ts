import { startFakeGitHub } from './fake-github.ts';
import { startFakeGoogle } from './fake-google.ts';
import { startFakeOidc } from './fake-oidc.ts';

export type FakeProviders = Awaited<ReturnType<typeof startFakeProviders>>;

/** What stands for every provider that an operator may configure; `hosts` and `vars` make an API know them. */
export async function startFakeProviders() {
  const [github, google, oidc] = await Promise.all([startFakeGitHub(), startFakeGoogle(), startFakeOidc()]);
  return {
    ...{ github, google, oidc },
    hosts: { ...github.hosts, ...google.hosts },
    vars: { ...github.vars, ...google.vars, ...oidc.vars },
    stop() {
      for (const fake of [github, google, oidc]) fake.stop();
    },
  };
}
