import { setImmediate } from 'node:timers';

/**
 * A function whose calls of one turn of the event loop are loaded together. `load` answers each item by itself, in their
 * order; `ready` holds a load back until it resolves.
 */
export function gather<Item, Answer>(
  load: (items: Item[]) => Promise<Answer>[],
  ready: () => Promise<unknown> = async () => {},
): (item: Item) => Promise<Answer> {
  let waiting: { item: Item; settle: (answer: Promise<Answer>) => void }[] = [];
  const flush = async () => {
    await ready();
    const group = waiting;
    waiting = [];
    const answers = load(group.map(({ item }) => item));
    for (const [index, { settle }] of group.entries()) {
      settle(answers[index] ?? Promise.reject(new TypeError('An item was loaded without an answer')));
    }
  };
  return (item) =>
    new Promise((resolve) => {
      // A timer of no time takes a millisecond, and an answer waits for two of them.
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ item, settle: resolve });
    });
}
