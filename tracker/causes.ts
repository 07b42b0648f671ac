// The second file: why a page was slow, and what broke on it. Loaded when the browser is idle; buffered observers tell what
// happened before. It keeps texts and numbers only: whoever holds an entry or an element keeps detached pages alive.
import { errorsSince, watchErrors } from './causes/errors.ts';
import { foreignHosts } from './causes/foreign-hosts.ts';
import { interactionCause, seeFrame, seeInteraction, slowScripts } from './causes/interaction.ts';
import { paintCause, seePaint } from './causes/paint.ts';
import { seeShift, shiftCause } from './causes/shift.ts';
import { machine, notRestored } from './causes/surroundings.ts';
import { safely } from './safely.ts';

const SEE: Record<string, (entry: never) => void> = {
  'largest-contentful-paint': seePaint,
  'interaction-contentful-paint': seePaint,
  'layout-shift': seeShift,
  event: seeInteraction,
  'first-input': seeInteraction,
  'long-animation-frame': seeFrame,
};

const start = safely(() => {
  const { pharos } = window;
  if (!pharos || pharos.causes) return;
  const observer = new PerformanceObserver(safely((list) => seeAll(list.getEntries())));
  const seeAll = (entries: PerformanceEntry[]) => {
    for (const entry of entries) SEE[entry.entryType]?.(entry as never);
  };
  for (const type of PerformanceObserver.supportedEntryTypes)
    if (SEE[type])
      observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
  watchErrors(pharos.early);
  pharos.early = undefined;

  pharos.causes = (measures, fromMs, toMs) => {
    seeAll(observer.takeRecords());
    const shift = measures.c ? shiftCause(fromMs, toMs) : undefined;
    measures.x = {
      l: paintCause(measures.l, fromMs),
      i: interactionCause(measures.i, fromMs, toMs),
      c: shift?.target,
      d: shift?.told,
      s: slowScripts(fromMs, toMs),
      h: foreignHosts(fromMs, toMs),
      b: fromMs ? undefined : notRestored,
      e: machine,
    };
    measures.j = errorsSince(fromMs, toMs);
    measures.r = document.querySelector<HTMLElement>('script[data-release]')?.dataset.release;
  };
});
start();
