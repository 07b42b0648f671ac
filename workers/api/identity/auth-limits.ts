import { limit } from '../middleware/limit.ts';

// All of them count every try, right or wrong, so that an answer tells nothing about the address.
const sentence = 'Too many tries to sign in.';

/** Ways to sign in, by client and by the address that is tried. */
export const perClient = limit({ name: 'sign-in', key: 'ip', rate: '100/15m', sentence });
export const perEmail = limit({ name: 'sign-in', key: 'email', rate: '20/15m', sentence });

/** Codes of the second factor, which are short. */
export const perCode = limit({ name: 'two-factor', key: 'ip', rate: '30/15m', sentence: 'Too many codes.' });

/** What sends an e-mail to whoever somebody names. */
export const mailsPerClient = limit({ name: 'auth-mail', key: 'ip', rate: '30/h' });
export const mailsPerEmail = limit({ name: 'auth-mail', key: 'email', rate: '5/h' });

/** Tokens of links, which nobody guesses. */
export const linksPerClient = limit({ name: 'auth-link', key: 'ip', rate: '60/h' });

/** What a signed-in user gives her password or a code for: a thief of a session must not guess on. */
export const perUser = limit({ name: 'auth-proof', key: 'user', rate: '10/15m' });
