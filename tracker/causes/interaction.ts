import type { InteractionCause, SlowScript } from '../measures.ts';
import { cleanAddress } from './address.ts';
import { loadStateAt } from './load-state.ts';
import { selectorOf } from './selector.ts';

interface Interaction extends PerformanceEventTiming {
  interactionId: number;
  targetSelector?: string;
}
interface Script extends PerformanceEntry {
  sourceURL: string;
  sourceFunctionName: string;
  invoker: string;
  forcedStyleAndLayoutDuration?: number;
}
interface LongFrame extends PerformanceEntry {
  scripts: Script[];
}

interface Frame {
  renderMs: number;
  startMs: number;
  endMs: number;
}
interface Slow {
  id: number;
  atMs: number;
  duration: number;
  target?: string;
  type: string;
  frame: Frame;
}

const MAX_FRAMES = 50;
const MAX_SLOW = 30;
const MAX_SCRIPTS = 100;
/** Events that were painted together, which share what happened before the paint. */
const frames: Frame[] = [];
const slow: Slow[] = [];
const scripts: { name: string; atMs: number; ms: number; layoutMs: number }[] = [];

/** Takes notes of an event: those of interactions, and the others of the same frame. */
export function seeInteraction(entry: Interaction): void {
  const { startTime, duration, processingStart, processingEnd, interactionId } = entry;
  const renderMs = startTime + duration;
  let frame = frames.findLast((one) => Math.abs(one.renderMs - renderMs) <= 8);
  if (!frame) {
    frame = { renderMs, startMs: processingStart, endMs: processingEnd };
    frames.push(frame);
    if (frames.length > MAX_FRAMES) frames.shift();
  }
  frame.startMs = Math.min(frame.startMs, processingStart);
  frame.endMs = Math.max(frame.endMs, processingEnd);
  if (!interactionId) return;
  const target = selectorOf(entry.target as Node | null) ?? entry.targetSelector;
  const known = slow.find(({ id }) => id === interactionId);
  if (known) {
    known.target ??= target;
    if (duration > known.duration) Object.assign(known, { atMs: startTime, duration, frame });
    return;
  }
  const type = entry.name.startsWith('key') ? 'keyboard' : 'pointer';
  slow.push({ id: interactionId, atMs: startTime, duration, target, type, frame });
  if (slow.length > MAX_SLOW) slow.sort((a, b) => b.duration - a.duration).pop();
}

/** Takes notes of the scripts of a long frame. */
export function seeFrame(frame: LongFrame): void {
  for (const script of frame.scripts) {
    const { sourceURL, sourceFunctionName, invoker, startTime, duration, forcedStyleAndLayoutDuration } =
      script;
    const url = cleanAddress(sourceURL || '') || 'inline';
    scripts.push({
      name: `${url} ${sourceFunctionName || cleanAddress(invoker || '')}`.trim(),
      atMs: startTime,
      ms: duration,
      layoutMs: forcedStyleAndLayoutDuration ?? 0,
    });
  }
  scripts.splice(0, scripts.length - MAX_SCRIPTS);
}

/** What the slowest interaction of a view was, given its duration as measured. */
export function interactionCause(
  inpMs: number | undefined,
  fromMs: number,
  toMs: number,
): InteractionCause | undefined {
  const found = slow.find(({ duration, atMs }) => duration === inpMs && atMs >= fromMs && atMs < toMs);
  if (!found) return undefined;
  const { atMs, duration, frame, target, type } = found;
  const start = Math.max(frame.startMs, atMs);
  const paint = Math.max(atMs + duration, start);
  const end = Math.min(frame.endMs, paint);
  const overlap = (script: (typeof scripts)[number]) =>
    script.atMs <= end ? script.atMs + script.ms - Math.max(atMs, script.atMs) : 0;
  const [longest] = scripts.filter((script) => overlap(script) > 0).sort((a, b) => overlap(b) - overlap(a));
  return [
    target,
    type,
    start - atMs,
    end - start,
    paint - end,
    longest?.name,
    longest && Math.round(overlap(longest)),
    loadStateAt(atMs),
  ];
}

/** The scripts that took most time in long frames of a view, at most five. */
export function slowScripts(fromMs: number, toMs: number): SlowScript[] | undefined {
  const byName = new Map<string, SlowScript>();
  for (const script of scripts) {
    if (script.atMs < fromMs || script.atMs >= toMs) continue;
    const [, ms, layoutMs] = byName.get(script.name) ?? [script.name, 0, 0];
    byName.set(script.name, [script.name, ms + script.ms, layoutMs + script.layoutMs]);
  }
  if (byName.size === 0) return undefined;
  return [...byName.values()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([name, ms, layoutMs]) => [name, Math.round(ms), Math.round(layoutMs)]);
}
