/** 64 random bits as a decimal string. */
export function randomId64(): string {
  const [id = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return id.toString();
}

/** Random bytes in hex. */
export function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}
