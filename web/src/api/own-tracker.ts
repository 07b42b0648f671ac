import { call } from './client.ts';

/** The address of the script by which the app measures itself; null where it does not. */
export function getOwnTracker() {
  return call('get', '/api/public/own-tracker');
}
