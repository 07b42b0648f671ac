/** public/home.js reads the same key: who has it goes on from the landing page to the app. */
const STORAGE_KEY = 'pharos.member';

/** Notes on this device whether somebody is signed in here; it opens nothing, the session cookie does. */
export function markMember(isMember: boolean): void {
  try {
    if (isMember) localStorage.setItem(STORAGE_KEY, '1');
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is refused: the landing page stays where it is, with a link to the app.
  }
}
