/** Until when this browser looks as somebody else (epoch ms); null when it does not. The API sets the cookie. */
export function viewingUntil(): number | null {
  const until = Number(/(?:^|; )__Host-pharos-viewing=(\d+)/.exec(document.cookie)?.[1]);
  return until > Date.now() ? until : null;
}
