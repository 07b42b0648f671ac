import { button, facts, type MailContent, paragraph } from '../content.ts';
import { formatTime } from '../format-time.ts';
import { inert } from '../inert.ts';

export interface LoginAlertProps {
  /** As a person would say it: `Firefox on Windows`. */
  device: string;
  /** As far as it is known: `Lyon, France`. */
  place: string;
  /** Epoch ms. */
  at: number;
  timeZone?: string;
  /** Ends that session and asks for a new password. */
  notMeUrl: string;
}

/** Tells a user that somebody signed in from a device or place that is new. */
export function loginAlert({ device, place, at, timeZone, notMeUrl }: LoginAlertProps): MailContent {
  return {
    subject: 'New sign-in to your account',
    preheader: `${inert(device)}, ${inert(place)}`,
    title: 'Somebody signed in to your account',
    blocks: [
      paragraph('It happened on a device or in a place that we have not seen you at.'),
      facts({ Device: inert(device), Place: inert(place), Time: formatTime(at, timeZone) }),
      paragraph('If it was you, there is nothing to do.'),
      button('This was not me', notMeUrl),
      paragraph('That ends every session, takes away whatever was added since, and asks for a new password.'),
    ],
    reason: 'This is the address of your Pharos account. E-mails about its security cannot be switched off.',
  };
}
