import { inLanguage } from './language.ts';

/** Texts of signing in with an organisation: the page that sets it up, and its way in. Another language is another module of this shape. */
export const ssoTexts = inLanguage('sso', {
  nav: 'Single sign-on',
  lead: 'Your team signs in by your own identity provider (OpenID Connect): Microsoft Entra, Google Workspace, Okta, Keycloak and others.',
  closed: 'Only owners and admins of an account see how it signs in.',
  of: (account: string) => `Of ${account}.`,
  state: {
    none: 'Not set up. Enter your provider, then show that your domain is yours.',
    unproven: 'Not in use yet: show that a domain is yours.',
    working: (when: string) => `Works: somebody signed in, or it was tested, on ${when}.`,
    untested: 'Ready. Test it, then sign in once in another window.',
    broken: (when: string) => `Does not work, as of ${when}.`,
    reason: (words: string) => `In detail: ${words}`,
  },
  problems: {
    unreachable:
      'The provider cannot be reached. Its addresses must be https, on the public Internet, and must not redirect.',
    no_provider:
      'There is no provider of OpenID Connect at this issuer. It must describe itself at /.well-known/openid-configuration.',
    wrong_issuer: 'The provider calls itself by another issuer. Copy it exactly as the provider writes it.',
    client_refused: 'The provider does not accept the client. Check its id and secret.',
    provider_error:
      'The provider answers with an error. Check the redirect address that you have entered there.',
    untrusted_token: 'What the provider signs does not hold: issuer, client, time or signature are wrong.',
    no_email: 'The provider names no address of e-mail. Let it send the claim “email” to this client.',
  },
  provider: {
    title: 'Your provider',
    ownersOnly: 'Owners set it: whoever does decides who comes in.',
    redirect: 'Redirect address',
    redirectHint: 'Enter it at your provider, as a web application with a secret.',
    copyRedirect: 'Copy the redirect address',
    issuer: 'Issuer',
    issuerHint: 'Such as https://login.example.com or https://login.microsoftonline.com/<tenant>/v2.0.',
    clientId: 'Client id',
    secret: 'Client secret',
    secretHint: 'It is stored encrypted and never shown again.',
    secretKept: 'The one there is stays if you leave this empty.',
    role: 'Whoever comes for the first time becomes',
    save: 'Save the provider',
    test: 'Test the connection',
    testing: 'Testing…',
    remove: 'Remove the provider',
    removeLead: 'Sessions that it has opened end. Members stay, and sign in by their other ways.',
  },
  domains: {
    title: 'Your domains',
    lead: 'Your provider vouches for addresses of these domains and no others. Show that each is yours by a TXT record.',
    add: 'Add the domain',
    domain: 'Domain',
    domainHint: 'What stands behind the @, such as example.com. Subdomains count on their own.',
    proven: (when: string) => `yours, as of ${when}`,
    unproven: 'not shown to be yours yet',
    name: 'Name of the TXT record',
    value: 'Its value',
    copyName: 'Copy the name',
    copyValue: 'Copy the value',
    check: 'Look for the record',
    checking: 'Looking…',
    keep: 'Leave the record there: an account that takes it out gives the domain up.',
  },
  required: {
    title: 'Who must use it',
    toggle: [
      'Members must sign in with it',
      'Who has come another way reaches nothing of this account. Owners keep their other ways, for when the provider does not work.',
    ],
    outside: (n: number) =>
      n === 1
        ? 'One member’s address is of none of your domains, and could not come in.'
        : `${n} members’ addresses are of none of your domains, and could not come in.`,
    first: 'First set up the provider and show that a domain is yours.',
  },
  signIn: {
    button: 'Sign in with your organisation',
    needsEmail: 'Type your address above, and we lead you to your organisation’s sign-in.',
    unknown:
      'No organisation has set up its sign-in for this domain here. Use another way, or ask your admin.',
    closed: (accounts: string) => `“${accounts}” is open only to those who sign in with their organisation.`,
  },
});
