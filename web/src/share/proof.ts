/** What unlocking a link gave; ends with the tab. Where storage is refused (frames), it ends with the page. */
const proofs = new Map<string, string>();

function keyOf(link: string): string {
  return `pharos-link ${link}`;
}

/** Keeps what the password of a link gave. */
export function keepProof(link: string, proof: string): void {
  proofs.set(link, proof);
  try {
    sessionStorage.setItem(keyOf(link), proof);
  } catch {
    // The page still has it.
  }
}

/** The headers of a request by a link. */
export function linkHeaders(link: string): Record<string, string> {
  const proof = proofs.get(link) ?? storedProof(link);
  return { 'x-pharos-link': link, ...(proof !== null && { 'x-pharos-link-proof': proof }) };
}

function storedProof(link: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(link));
  } catch {
    return null;
  }
}
