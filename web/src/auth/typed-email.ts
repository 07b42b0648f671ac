/** The address that was typed last: pages hand it on within the window, and neither URL nor storage gets it. */
let typed = '';

export function typedEmail(): string {
  return typed;
}

export function rememberEmail(email: string): void {
  typed = email.trim();
}
