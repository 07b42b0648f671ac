import { type Money, numberOf } from '../api/query.ts';
import { changeBetween } from '../format/change.ts';
import { changeText, format } from '../format/format.ts';
import { isBetter, type Measure } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { ArrowDown, ArrowUp } from './icons.tsx';

/** How a number changed, with its direction as arrow, colour and word; nothing where there is nothing to compare. */
export function ChangeBadge(props: {
  metric: Measure;
  now: number | Money | null | undefined;
  before: number | Money | null | undefined;
}) {
  const { metric } = props;
  const [now, before] = [numberOf(props.now), numberOf(props.before)];
  const change = changeBetween(metric, now, before);
  if (!change) return null;
  const amount = changeText(change, texts.change.points);
  const was = format.metric(metric, before);
  if (change.difference === 0) {
    return (
      <span className="text-xs text-ink-faint tabular-nums" title={texts.change.same(was)}>
        {amount}
      </span>
    );
  }
  const isUp = change.difference > 0;
  const said = isUp ? texts.change.up(amount, was) : texts.change.down(amount, was);
  return (
    <span
      title={said}
      className={`inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap tabular-nums ${isBetter(metric, change.difference) ? 'text-good' : 'text-bad'}`}
    >
      {isUp ? <ArrowUp /> : <ArrowDown />}
      <span aria-hidden="true">{amount}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}
