// One call fetches bits for many ids: the call costs more than the bits.
const pool = new BigUint64Array(256);
let left = 0;

function next64(): bigint {
  if (left === 0) {
    crypto.getRandomValues(pool);
    left = pool.length;
  }
  left--;
  return pool[left] ?? 0n;
}

/** 64 random bits as a decimal string. */
export function randomId64(): string {
  return next64().toString();
}

/** A random name of 128 bits, lower case letters and digits. */
export function randomName(): string {
  return next64().toString(36) + next64().toString(36);
}

/** 32 random bits, never 0. */
export function random32(): number {
  return Number(next64() & 0xff_ff_ff_ffn) || 1;
}
