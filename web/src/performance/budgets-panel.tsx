import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Vital } from '../../../core/vitals/vitals.ts';
import { type Budget, type BudgetRules, deleteBudget, getBudgets, putBudget } from '../api/budgets.ts';
import type { Site } from '../api/sites.ts';
import { Cross } from '../components/icons.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { useToast } from '../components/toasts.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { mayOnSite } from '../team/may.ts';
import { budgetTexts as texts } from '../texts/budgets-en.ts';
import { performanceTexts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, Quiet } from './card.tsx';

const BudgetForm = lazy(async () => ({ default: (await import('./budget-form.tsx')).BudgetForm }));

const VERDICT_CLASS = { kept: 'bg-good', over: 'bg-bad', grown: 'bg-bad', unknown: 'bg-hover' };

/** How fast the owner wants the pages to be, how the last days went, and a way to say so. */
export function BudgetsPanel({ site, vital }: { site: Site; vital: Vital }) {
  const isEditor = mayOnSite(site, 'edit_site');
  const [isAdding, setAdding] = useState(false);
  /** Of the budget that was set last. */
  const [secret, setSecret] = useState<string | null>(null);
  const client = useQueryClient();
  const toast = useToast();
  const queryKey = ['budgets', site.site_id];
  const budgets = useQuery({ queryKey, queryFn: ({ signal }) => getBudgets(site.site_id, signal) });
  const change = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const save = (rules: BudgetRules) =>
    change.mutate(
      async () => {
        setSecret((await putBudget(site.site_id, rules)).webhook_secret);
      },
      { onSuccess: () => setAdding(false) },
    );
  const remove = (budget: Budget) =>
    change.mutate(async () => {
      const { webhook_url } = await deleteBudget(site.site_id, budget.id);
      const rules = { ...rulesOf(budget), webhook_url };
      toast.show(texts.removed, () => change.mutate(() => putBudget(site.site_id, rules)));
    });
  return (
    <Card
      wide
      title={texts.title}
      lead={texts.lead}
      aside={
        isEditor &&
        !isAdding && (
          <button type="button" className={buttonClass} onClick={() => setAdding(true)}>
            {texts.add}
          </button>
        )
      }
    >
      {budgets.error && <ErrorNotice error={budgets.error} onRetry={() => void budgets.refetch()} />}
      {budgets.data?.length === 0 && !isAdding && <Quiet>{texts.none}</Quiet>}
      {budgets.data && budgets.data.length > 0 && (
        <BudgetTable
          budgets={budgets.data}
          isBusy={change.isPending}
          onRemove={isEditor ? remove : undefined}
        />
      )}
      {secret !== null && !isAdding && (
        <p role="status" className="border-t border-line py-3 text-ink-soft wrap-anywhere">
          {texts.secret} <code className="select-all text-ink">{secret}</code>
        </p>
      )}
      {isAdding && (
        <Suspense>
          <BudgetForm
            vital={vital}
            isBusy={change.isPending}
            error={change.error}
            onSave={save}
            onCancel={() => setAdding(false)}
          />
        </Suspense>
      )}
    </Card>
  );
}

function rulesOf({ vital, limit, max_increase, route, device, min_samples, days }: Budget) {
  return { vital, limit, max_increase, route, device, min_samples, days };
}

function BudgetTable(props: {
  budgets: Budget[];
  isBusy: boolean;
  /** undefined: the reader may not. */
  onRemove: ((budget: Budget) => void) | undefined;
}) {
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
            {props.onRemove && <td />}
          </tr>
        </thead>
        <tbody>
          {props.budgets.map((budget) => (
            <BudgetRow key={budget.id} budget={budget} isBusy={props.isBusy} onRemove={props.onRemove} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BudgetRow(props: {
  budget: Budget;
  isBusy: boolean;
  onRemove: ((budget: Budget) => void) | undefined;
}) {
  const { budget, onRemove } = props;
  const { vital, route, device } = budget;
  const what = [
    performanceTexts.vitals[vital].short,
    route ?? texts.allPages,
    ...(device === null ? [] : [texts.devices[device]]),
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
          <span className="block truncate text-xs text-ink-faint">{texts.tells(budget.webhook_host)}</span>
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
      {onRemove && (
        <td className="py-2 pl-2 text-right">
          <button
            type="button"
            aria-label={texts.remove(what)}
            disabled={props.isBusy}
            onClick={() => onRemove(budget)}
            className="grid size-8 place-content-center rounded-lg text-ink-faint transition-colors hover:bg-hover hover:text-ink"
          >
            <Cross />
          </button>
        </td>
      )}
    </tr>
  );
}
