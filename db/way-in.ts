/** How somebody has signed in. */
export type WayIn = 'password' | 'link' | 'second_factor' | 'recovery_code' | 'passkey' | 'provider' | 'sso';

/** Whether a way proves two factors by itself: a passkey does, as the device must have checked who holds it. */
export function provesTwoFactors(way: WayIn | null): boolean {
  return way === 'passkey';
}
