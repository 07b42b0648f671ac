import type { Budget } from '../api/budgets.ts';
import { Cross } from '../components/icons.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { valueLabel } from '../format/value-label.ts';
import { budgetTexts as texts } from '../texts/budgets-en.ts';
import { performanceTexts } from '../texts/performance-en.ts';
import { cellClass, headClass } from './card.tsx';

const VERDICT_CLASS = { kept: 'bg-good', over: 'bg-bad', grown: 'bg-bad', unknown: 'bg-hover' };

/** What a reader may do with a budget; undefined: nothing. */
type Changes = Record<'remove' | 'removeWebhook', (budget: Budget) => void> | undefined;

/** A site's budgets, what each bounds and how its days went. */
export function BudgetTable(props: { budgets: Budget[]; isBusy: boolean; may: Changes }) {
  const { what, limit, last, history, state } = texts.columns;
  return (
    <section
      aria-label={texts.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="overflow-x-auto rounded-md"
    >
      <table className="w-full">
        <thead>
          <tr>
            {[what, limit, last, history, state].map((name) => (
              <th key={name} scope="col" className={headClass}>
                {name}
              </th>
            ))}
            {props.may && <td />}
          </tr>
        </thead>
        <tbody>
          {props.budgets.map((budget) => (
            <BudgetRow key={budget.id} budget={budget} isBusy={props.isBusy} may={props.may} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BudgetRow(props: { budget: Budget; isBusy: boolean; may: Changes }) {
  const { budget, may } = props;
  const { vital, route, device } = budget;
  const what = [
    performanceTexts.vitals[vital].short,
    route ?? texts.allPages,
    ...(device === null ? [] : [valueLabel('device', device)]),
  ].join(' · ');
  const last = budget.history.at(-1);
  const state = budget.checked_to === null ? 'new' : budget.state;
  return (
    <tr className="border-t border-line">
      <th
        scope="row"
        dir="auto"
        className="w-full max-w-0 min-w-40 truncate py-2 text-left font-normal"
        title={what}
      >
        {what}
        {budget.webhook_host !== null && (
          <span className="flex items-center gap-2 text-xs text-ink-faint">
            <span className="truncate">{texts.tells(budget.webhook_host)}</span>
            {may && (
              <button
                type="button"
                aria-label={texts.removeWebhookOf(what)}
                disabled={props.isBusy}
                onClick={() => may.removeWebhook(budget)}
                className="min-h-6 flex-none rounded-md font-medium text-accent underline-offset-4 hover:underline"
              >
                {texts.removeWebhook}
              </button>
            )}
          </span>
        )}
      </th>
      <td className={cellClass}>
        {measureFormat.vital(vital, budget.limit)}
        {budget.max_increase !== null && (
          <span className="block text-xs text-ink-faint">
            {texts.increase(format.listed(budget.max_increase))}
          </span>
        )}
      </td>
      <td className={cellClass}>{measureFormat.vital(vital, last?.value)}</td>
      <td className={cellClass}>
        <ol className="flex h-5 justify-end gap-px">
          {budget.history.map(({ date, value, verdict }) => {
            const said = texts.day(date, measureFormat.vital(vital, value), texts.verdicts[verdict]);
            return (
              <li key={date} title={said} className={`w-1 rounded-sm ${VERDICT_CLASS[verdict]}`}>
                <span className="sr-only">{said}</span>
              </li>
            );
          })}
        </ol>
        <span className="text-xs text-ink-faint">
          {texts.burnt(format.listed(budget.broken_days), format.listed(budget.judged_days))}
        </span>
      </td>
      <td className={`${cellClass} ${state === 'broken' ? 'font-medium text-bad' : 'text-ink-soft'}`}>
        {texts.states[state]}
      </td>
      {may && (
        <td className="py-2 pl-2 text-right">
          <button
            type="button"
            aria-label={texts.remove(what)}
            disabled={props.isBusy}
            onClick={() => may.remove(budget)}
            className="grid size-8 place-content-center rounded-lg text-ink-faint transition-colors hover:bg-hover hover:text-ink"
          >
            <Cross />
          </button>
        </td>
      )}
    </tr>
  );
}
