import { type FakeOidc, startFakeOidc } from './fake-oidc.ts';

/** What stands for sign-in by Google: OpenID Connect under Google's own addresses (`hosts`). */
export async function startFakeGoogle(): Promise<FakeOidc & { hosts: Record<string, string> }> {
  const [clientId, clientSecret] = ['1234.apps.googleusercontent.com', 'google-secret'];
  const fake = await startFakeOidc({
    issuer: 'https://accounts.google.com',
    clientId,
    clientSecret,
    paths: { authorize: '/o/oauth2/v2/auth' },
  });
  const hosts = ['accounts.google.com', 'oauth2.googleapis.com'];
  return Object.assign(fake, {
    vars: { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret },
    hosts: Object.fromEntries(hosts.map((host) => [`https://${host}`, fake.origin])),
  });
}
