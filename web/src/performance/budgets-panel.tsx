import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Vital } from '../../../core/vitals/vitals.ts';
import { type Budget, type BudgetRules, deleteBudget, getBudgets, putBudget } from '../api/budgets.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { useToast } from '../components/toasts.tsx';
import { sentenceOf } from '../settings/form.tsx';
import { mayOnSite } from '../team/may.ts';
import { budgetTexts as texts } from '../texts/budgets-en.ts';
import { BudgetTable } from './budget-table.tsx';
import { Card, Quiet } from './card.tsx';

const BudgetForm = lazy(async () => ({ default: (await import('./budget-form.tsx')).BudgetForm }));

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
  const removeWebhook = (budget: Budget) =>
    change.mutate(async () => {
      const rules = rulesOf(budget);
      const { replaced_webhook_url } = await putBudget(site.site_id, { ...rules, webhook_url: null });
      const before = { ...rules, webhook_url: replaced_webhook_url };
      toast.show(texts.webhookRemoved, () => change.mutate(() => putBudget(site.site_id, before)));
    });
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
          may={isEditor ? { remove, removeWebhook } : undefined}
        />
      )}
      {change.error && !isAdding && (
        <p role="alert" className="py-3 text-bad wrap-anywhere">
          {sentenceOf(change.error)}
        </p>
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
