/** Something the person who started the stack can mend; its message is the one sentence they get to read. */
export class StartError extends Error {
  override name = 'StartError';
}
