import type { ForeignHost, InteractionCause, Machine, Measures, PaintCause } from '../../tracker/measures.ts';
import type { Place } from './audience.ts';
import { type PageSpeed, speedOf } from './page-speed.ts';
import type { Random } from './random.ts';
import { releaseAt } from './releases.ts';

/** Networks there are slower, or the way to the server is longer; elsewhere 1. */
const DISTANCES: Readonly<Record<string, number>> = {
  IN: 1.9,
  BR: 1.7,
  AU: 1.6,
  JP: 1.5,
  US: 1.2,
  CA: 1.2,
};

/** One view of a page by one visitor. */
export interface MeasuredView {
  /** Epoch ms. */
  at: number;
  path: string;
  /** The page before in the same visit. */
  from?: string;
  place: Place;
  userAgent: string;
  isReturning: boolean;
}

/** What the tracker would have measured of a view: `m` of a beacon. */
export function measureView(random: Random, view: MeasuredView): Measures {
  const isMobile = /Mobile|iP(hone|ad)/.test(view.userAgent);
  const slowness = (isMobile ? 1.8 : 1) * (DISTANCES[view.place.country] ?? 1);
  const release = releaseAt(view.at);
  const speed = speedOf(view.path, release);
  const n = navigationOf(random, view);
  const measures: Measures = { v: random.between(1, 2 ** 32 - 1), n, r: release.version };
  if (/Chrome/.test(view.userAgent)) {
    measures.e = random.chance(isMobile ? 0.22 : 0.05) ? '3g' : '4g';
  }
  const causes: NonNullable<Measures['x']> = {};

  if (n === 'c') Object.assign(measures, { f: random.skewed(40), l: random.skewed(45) });
  else if (n === 's') Object.assign(measures, { f: random.skewed(130), l: random.skewed(190) });
  else {
    Object.assign(measures, navigate(random, view, { n, slowness, serverMs: speed.serverMs }));
    causes.l = paint(random, measures, speed, slowness);
  }
  measures.c = shift(random, speed, causes);
  if (random.chance(0.6)) causes.i = interact(random, measures, speed, isMobile);
  if (speed.script && random.chance(0.7)) {
    const { url, ms, layoutPart } = speed.script;
    const ranMs = random.skewed(ms * (isMobile ? 1.6 : 1));
    causes.s = [[url, ranMs, ranMs * layoutPart]];
  }
  if (n !== 'c' && n !== 's') {
    causes.h = speed.foreign?.map(({ host, ms, bytes }): ForeignHost => {
      const isKept = view.isReturning && random.chance(0.5);
      return isKept
        ? [host, random.skewed(8), 0]
        : [host, random.skewed(ms * slowness), random.skewed(bytes)];
    });
  }
  if (n === 'b') causes.b = [random.chance(0.7) ? 'response-cache-control-no-store' : 'unload-listener'];
  if (/Chrome/.test(view.userAgent)) causes.e = machine(random, isMobile);
  const { error } = speed;
  if (error && random.chance(error.chance)) {
    measures.j = [[error.message, error.stack, random.between(1, 3)]];
  }
  return { ...measures, x: causes };
}

/** What there is of network and machine; browsers tell it in steps. */
function machine(random: Random, isMobile: boolean): Machine {
  const rttMs = 25 * Math.max(1, Math.round(random.skewed(isMobile ? 110 : 45) / 25));
  if (isMobile) return random.chance(0.4) ? [rttMs, 4, 4] : [rttMs, 8, 8];
  return [rttMs, 8, random.chance(0.5) ? 8 : 12];
}

/** The documentation changes routes in the page; everywhere else links load documents. */
function navigationOf(random: Random, { path, from }: MeasuredView): string {
  if (from === undefined) return random.chance(0.03) ? 'r' : random.chance(0.03) ? 'p' : 'n';
  if (from.startsWith('/docs') && path.startsWith('/docs')) return 's';
  if (random.chance(0.09)) return random.chance(0.7) ? 'c' : 'b';
  return random.chance(0.04) ? 'p' : 'n';
}

/** The raw times of a document's load, since its navigation began. */
function navigate(
  random: Random,
  { from, isReturning }: MeasuredView,
  load: { n: string; slowness: number; serverMs: number },
): Partial<Measures> {
  const { slowness } = load;
  const times: Partial<Measures> = {};
  const isCached = load.n === 'b' && random.chance(0.6);
  let at = 2 + random.next() * 4;
  const pass = (ms: number) => {
    at += ms;
    return at;
  };
  if (from === undefined && random.chance(0.08)) {
    Object.assign(times, { redStar: 1, redEnd: pass(random.skewed(90 * slowness)) });
  }
  if (isReturning && random.chance(0.35)) Object.assign(times, { worStar: at });
  Object.assign(times, { fetStar: pass(times.worStar ? random.skewed(22) : 0), domLooStar: at });
  const isOpen = isCached || from !== undefined || random.chance(0.15);
  Object.assign(times, { domLooEnd: pass(isOpen ? 0 : random.skewed(16 * slowness)), conStar: at });
  if (!isOpen) pass(random.skewed(24 * slowness));
  Object.assign(times, { secConStar: at, conEnd: pass(isOpen ? 0 : random.skewed(30 * slowness)) });
  const serverMs = random.skewed(load.serverMs);
  const waitMs = isCached ? random.skewed(3) : serverMs + random.skewed(45 * slowness);
  Object.assign(times, { reqStar: pass(1), resStar: pass(waitMs) });
  const resStar = at;
  Object.assign(times, { resEnd: pass(random.skewed(isCached ? 1 : 14 * slowness)) });
  Object.assign(times, { domConLoaEveEnd: pass(random.skewed(420 * slowness)) });
  Object.assign(times, { loaEveEnd: pass(random.skewed(600 * slowness)) });
  if (load.n === 'p') times.actStar = resStar + random.skewed(900);
  else times.f = resStar + random.skewed(640 * slowness);
  // What was painted before anybody saw it is there at once.
  times.f ??= Number(times.actStar) + random.between(0, 40);
  return {
    ...times,
    h: random.chance(0.72) ? 'h3' : 'h2',
    ...(isCached ? { y: 'cache' } : { traSiz: 9_000 + random.skewed(14_000) }),
    ...(!isCached && {
      s: [
        ['db', Math.round(serverMs * 0.55)],
        ['render', Math.round(serverMs * 0.3)],
      ],
    }),
  };
}

/** The largest paint, and what its time went to. */
function paint(random: Random, measures: Measures, { hero, title }: PageSpeed, slowness: number): PaintCause {
  const { f = 0, n } = measures;
  const resStar = Number(measures.resStar);
  const shows = hero && n !== 'p' && random.chance(0.85) ? hero : undefined;
  if (!shows) {
    measures.l = f + (random.chance(0.5) ? 0 : random.skewed(60 * slowness));
    return [title, undefined, 0, 0, Math.max(0, measures.l - resStar), 'text'];
  }
  const delay = random.skewed(150 * slowness);
  const loading = random.skewed(shows.loadingMs * slowness);
  const render = random.skewed(80 * slowness);
  measures.l = Math.max(f, resStar + delay + loading + render);
  const kind = ['image', ...(shows.hints ? [shows.hints] : [])].join(' ');
  return [shows.target, shows.url, delay, loading, measures.l - resStar - delay - loading, kind];
}

function shift(random: Random, { shift }: PageSpeed, causes: NonNullable<Measures['x']>): number {
  if (!random.chance(shift.chance)) return random.chance(0.6) ? 0 : random.next() * 0.02;
  const sum = random.skewed(shift.by * 10_000) / 10_000;
  causes.c = shift.target;
  const isLate = random.chance(0.4);
  causes.d = [
    sum * (0.6 + random.next() * 0.4),
    random.skewed(isLate ? 4200 : 1300),
    isLate ? 'complete' : 'dom-content-loaded',
  ];
  return sum;
}

function interact(
  random: Random,
  measures: Measures,
  { interaction }: PageSpeed,
  isMobile: boolean,
): InteractionCause {
  const factor = isMobile ? 1.9 : 1;
  const inputMs = random.skewed(interaction.ms * 0.2 * factor);
  const processingMs = random.skewed(interaction.ms * 0.55 * factor);
  const presentationMs = random.skewed(interaction.ms * 0.25 * factor);
  // Event Timing tells durations in steps of 8 ms.
  measures.i = Math.ceil((inputMs + processingMs + presentationMs) / 8) * 8;
  const type = random.chance(0.85) ? 'pointer' : 'keyboard';
  const state = random.chance(0.25) ? 'dom-content-loaded' : 'complete';
  return [
    interaction.target,
    type,
    inputMs,
    processingMs,
    presentationMs,
    interaction.script,
    processingMs,
    state,
  ];
}
