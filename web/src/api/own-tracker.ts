import { request } from './client.ts';

/** The address of the script by which the app measures itself; null where it does not. */
export function getOwnTracker(): Promise<{ script: string | null }> {
  return request('/api/public/own-tracker');
}
