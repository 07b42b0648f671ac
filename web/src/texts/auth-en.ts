import { inLanguage } from './language.ts';

/** Texts of signing in and up, and of the pages that e-mails link to. Another language is another module of this shape. */
export const authTexts = inLanguage('auth', {
  email: 'Email',
  password: 'Password',
  name: 'Your name (optional)',
  newPassword: 'New password',
  show: 'Show',
  hide: 'Hide',
  showHint: 'Show what you type',
  or: 'or',
  toSignIn: 'To the sign-in',
  signIn: {
    title: 'Sign in to Pharos',
    submit: 'Sign in',
    submitting: 'Signing in…',
    forgot: 'Forgot your password?',
    link: 'Send me a sign-in link',
    linkNeedsEmail: 'Type your address above, and we send the link there.',
    passkey: 'Use a passkey',
    provider: (name: string) => `Continue with ${name}`,
    signUpLead: 'New here?',
    signUp: 'Create an account',
    resend: 'Send the link again',
    resent: 'It is on its way, if it is still needed.',
  },
  code: {
    title: 'Your second factor',
    lead: 'Open your authenticator app and type the code it shows for Pharos.',
    label: 'Code',
    trust: 'Do not ask in this browser for 30 days',
    submit: 'Continue',
    submitting: 'Checking…',
    toRecovery: 'I have no access to the app',
    recoveryLead:
      'Type one of the recovery codes you kept when you set the second factor up. Each works once.',
    recoveryLabel: 'Recovery code',
    toApp: 'Use the code of the app',
    over: 'Start again',
  },
  signUp: {
    title: 'Create your account',
    lead: 'An address and a password; your first site comes right after.',
    inviteOnly:
      'Pharos is open by invitation at the moment. Sign up with the address your invitation was sent to.',
    submit: 'Create account',
    submitting: 'Creating…',
    signInLead: 'Have an account?',
    signIn: 'Sign in',
  },
  strength: {
    rule: 'At least 10 characters. A few unrelated words are easy to keep and hard to guess.',
    more: (n: number) => `${n} more ${n === 1 ? 'character' : 'characters'} needed.`,
    tooLong: 'That is more than 256 characters: shorten it.',
    personal: 'Weak: it contains your name or address, which is what people try first.',
    common: 'Weak: passwords like this are on every list. Make it your own.',
    monotonous: 'Weak: it repeats or counts on. Mix in other words.',
    fair: 'Fair. Another word or two would make it strong.',
    strong: 'Strong.',
  },
  inbox: {
    title: 'Look into your inbox',
    verify: (email: string) =>
      `We have sent an e-mail to ${email}. Follow its link to confirm the address; then you can sign in.`,
    'sign-in': (email: string) =>
      `If ${email} has an account, an e-mail with a link is on its way. It signs you in, once, within 10 minutes.`,
    password: (email: string) =>
      `If ${email} has an account, an e-mail with a link is on its way. Choose your new password there within 10 minutes.`,
    help: 'Nothing there after a minute? Look into the spam folder, and check the address above.',
    resend: 'Send it again',
    resent: 'Sent again.',
    back: 'Use another address',
    outbox: 'This is a development server: e-mails are in the outbox.',
  },
  verify: {
    working: 'Confirming your address…',
    done: 'Your address is confirmed',
    lead: (email: string) => `${email} is yours. Sign in, and add your first site.`,
    next: 'Sign in',
  },
  magic: { working: 'Signing you in…' },
  forgot: {
    title: 'Choose another password',
    lead: 'We send a link to your address, where you choose a new one.',
    submit: 'Send the link',
    submitting: 'Sending…',
  },
  reset: {
    title: 'Choose your new password',
    lead: 'Every session of yours ends with it, in all browsers.',
    submit: 'Set the password',
    submitting: 'Setting…',
    done: 'Your password is changed',
    doneLead: 'All sessions have ended. Sign in with the new password.',
  },
  confirm: {
    working: 'Confirming your new address…',
    done: 'Your address is changed',
    lead: (email: string) => `From now on you sign in with ${email}, and e-mails go there.`,
    next: 'To your profile',
    spent: 'If your address is still the old one, sign in and ask for the change again.',
  },
  notMe: {
    title: 'Was this not you?',
    lead: 'Then shut whoever it was out: all sessions end, the password works no more, what was added since is taken away, and we send you a link to choose another.',
    submit: 'It was not me: end all sessions',
    submitting: 'Ending…',
    cancel: 'It was me',
    done: 'Everybody is signed out',
    doneLead:
      'The old password works no more, and neither does what was added since that sign-in: passkeys, authenticator app, API keys. A link to choose another password is on its way to your address, and an e-mail that says what is gone.',
  },
  spent: {
    title: 'This link does not work any more',
    lead: 'It was used before, is too old, or a newer one was sent. The newest e-mail has the link that counts.',
    missing: 'The address is incomplete. Open the link from the e-mail again, or copy all of it.',
    again: 'Get a new link',
  },
  problems: {
    wrong_credentials: 'The address or the password is wrong.',
    email_not_verified: 'Confirm your address first: follow the link in the e-mail we sent you.',
    user_deleted:
      'You have deleted this user. To take that back, follow the link in the e-mail we sent you about it; it works for two days.',
    blocked: 'This account is blocked. Write to us if you think that is a mistake.',
    wrong_code:
      'This code is wrong or was used before. Wait for the next one, and check the clock of your device.',
    wrong_recovery_code: 'This is no recovery code of yours, or it was used before.',
    challenge_over: 'That took too long, or too many tries. Start again with your password.',
    weak_password: 'A password has 10 to 256 characters.',
    guessable_password:
      'This password is little more than your name, your address or ours, which is what people try first. Choose another.',
    breached_password:
      'This password is known from a leak, so it is on the lists that are tried first. Choose another.',
    passkey_refused:
      'This passkey is not known here. It may have been removed from your account: use another way.',
    passkey_cancelled: 'No passkey was used. Try again, or use another way.',
    passkey_exists: 'This device has a passkey of yours already.',
    last_way_in: 'This is your only way in. Choose a password or add a passkey first.',
    wrong_password: 'This is not your password.',
    cross_site:
      'Your browser hides where the request comes from. Load the page again, without extensions that change that.',
    oauth_failed: 'That did not work out with the provider. Try again, or use another way.',
    invite_only: 'Pharos is open by invitation at the moment, and this address has none.',
    sso_failed:
      'That did not work out with your organisation. Try again; if it stays so, an admin finds the reason in the settings of your account here.',
    sso_unavailable:
      'Your organisation’s sign-in does not answer as it should. An admin finds the reason in the settings of your account here.',
    sso_address:
      'Your organisation vouches for an address that is not of its domains here, or not confirmed. Ask your admin.',
    email_unconfirmed:
      'The provider has not confirmed your address. Confirm it there, or sign up with a password here.',
    email_taken:
      'Your address has an account here that the provider is not connected to. Sign in the way you did before.',
  } as Record<string, string>,
});
