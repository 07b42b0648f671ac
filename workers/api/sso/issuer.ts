import { isSecure } from '../../../outbound/fetch-public.ts';

/** Whether an address may be an issuer: https and nothing behind the path; http is for hosts of this machine. */
export function isIssuer(text: string, localHosts: readonly string[]): boolean {
  const url = URL.parse(text);
  const isPlain = url?.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return isPlain && isSecure(url, { localHosts });
}
