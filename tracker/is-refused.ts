import { options } from './options.ts';

declare global {
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}

const LOCAL_HOST = /^$|localhost$|^127\.|^\[::1/;

/** Whether nothing may be counted here: the visitor's wish, the owner's own browser, or no visitor at all. */
export function isRefused(): boolean | undefined {
  try {
    // The one thing ever stored, and only where somebody opens a page with `#pharos-off` or `#pharos-on`.
    if (/^#pharos-o(n|ff)$/.test(location.hash)) localStorage.pharos = location.hash;
    if (localStorage.pharos === '#pharos-off') return true;
  } catch {}
  return (
    navigator.globalPrivacyControl ||
    (HAS_OPTIONS && options.dnt && navigator.doNotTrack === '1') ||
    (!(HAS_OPTIONS && options.local) && (navigator.webdriver || LOCAL_HOST.test(location.hostname)))
  );
}
