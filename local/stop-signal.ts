const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C can arrive more than once: from the terminal, from npm, and from the process in between. */
const SAME_WISH_MS = 1500;

/** When somebody wants this process to end. */
export interface StopSignal {
  signal: AbortSignal;
  stopped: Promise<void>;
  /** Resolves (to false) when they ask again, later. */
  insisted: Promise<false>;
}

/**
 * Takes the process's signals for itself: libraries that install handlers of their own, to exit at once, are kept from
 * it. The end of the parent process counts as a signal.
 */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  const stopped = Promise.withResolvers<void>();
  const insisted = Promise.withResolvers<false>();
  let firstAt: number | undefined;

  function hear(): void {
    const now = Date.now();
    if (firstAt !== undefined && now - firstAt > SAME_WISH_MS) insisted.resolve(false);
    firstAt ??= now;
    controller.abort();
    stopped.resolve();
  }

  for (const name of SIGNALS) process.on(name, hear);
  process.on('disconnect', hear);
  process.on('newListener', (event, listener) => {
    if (SIGNALS.some((name) => name === event)) {
      process.nextTick(() => process.off(event, listener as () => void));
    }
  });
  return { signal: controller.signal, stopped: stopped.promise, insisted: insisted.promise };
}
