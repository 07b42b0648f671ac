/** The same function, but whatever goes wrong in it stays in it: a page must never notice us. */
export function safely<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args);
    } catch {}
  };
}
