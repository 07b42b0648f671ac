/**
 * The token of the link that opened this page (`#token=…`). It moves from the address into the state of the history
 * entry: there a reload finds it, and nobody who is shown or sent the address.
 */
export function linkToken(): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given) {
    window.history.replaceState({ token: given }, '', window.location.pathname);
    return given;
  }
  const kept: unknown = window.history.state?.token;
  return typeof kept === 'string' ? kept : null;
}
