import { useEffect, useState } from 'react';
import type { SavedFunnel } from '../api/flows.ts';
import { siteName } from '../api/sites.ts';
import { NameInput } from '../components/name-input.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { PageBar } from '../dashboard/page-bar.tsx';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import { navigate, useLocation } from '../router.ts';
import type { SectionProps } from '../routes.tsx';
import { formatState } from '../state/dashboard-state.ts';
import { isDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { type FunnelState, formatFunnel, parseFunnel } from '../state/flow-state.ts';
import { mayOnSite } from '../team/may.ts';
import { texts as appTexts } from '../texts/en.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { FunnelEditor } from './funnel-editor.tsx';
import { apiFunnel, shapeOf, withSaved } from './funnel-shape.ts';
import { FunnelSteps } from './funnel-steps.tsx';
import { useFunnel, useFunnelChanges, useSavedFunnels } from './use-funnels.ts';

const texts = flowTexts.funnels;
const BREAKDOWNS = [
  'source',
  'channel',
  'utm_campaign',
  'country',
  'device',
  'browser',
  'entry_page',
] as const;
const cardClass = 'rounded-card border border-line bg-surface p-4 shadow-card sm:p-5';
const selectClass =
  'h-9 max-w-60 rounded-lg border border-line-strong bg-surface px-2 text-base text-ink sm:text-sm';

/** How far visitors get along a way of steps. The steps are in the URL; a saved funnel is steps under a name. */
export function FunnelsPage({ site, address }: SectionProps) {
  const { search } = useLocation();
  const asked = parseFunnel(search);
  const { funnels, isPending, goals } = useSavedFunnels(site);
  // Without steps in the address the first saved funnel is what people came for.
  const state = asked.steps.length > 0 ? asked : withSaved(asked, funnels?.[0]);
  const query = useFunnel(site, state);
  const saved = funnels?.find((one) => isShown(one, state));

  const name = siteName(site);
  useEffect(() => {
    document.title = `${texts.title(name)} · ${appTexts.product}`;
  }, [name]);

  function change(part: Partial<FunnelState>) {
    navigate(address(formatFunnel({ ...state, ...part }), 'funnels'));
  }

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{texts.title(name)}</h1>
      <PageBar
        site={site}
        section="funnels"
        state={state.base}
        isReady={!isPending}
        href={(section) =>
          address(section === 'funnels' ? formatFunnel(state) : formatState(state.base), section)
        }
        onChange={(part) => change({ base: { ...state.base, ...part } })}
      />
      <div className="grid grid-cols-1 items-start gap-4 sm:gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <section aria-label={texts.steps} className={`${cardClass} flex flex-col gap-4`}>
          {funnels && funnels.length > 0 && (
            <label className="text-xs text-ink-faint">
              {texts.saved}
              <select
                value={saved?.id ?? ''}
                onChange={(event) => {
                  const next = funnels.find(({ id }) => String(id) === event.target.value);
                  change(next ? shapeOf(next) : { steps: [], isStrict: false, windowDays: null });
                }}
                className={`${selectClass} mt-1 block w-full`}
              >
                <option value="">{texts.new}</option>
                {funnels.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {isPending ? (
            <Skeleton className="h-48 w-full" />
          ) : (
            <FunnelEditor
              key={JSON.stringify(state.steps)}
              site={site}
              state={state}
              goals={goals}
              submit={texts.show}
              onSubmit={change}
            />
          )}
          {mayOnSite(site, 'edit_site') && funnels && state.steps.length > 1 && (
            <SaveFunnel key={saved?.id ?? 'new'} site={site} state={state} saved={saved} />
          )}
        </section>
        <section aria-busy={query.isPlaceholderData} className={`${cardClass} min-h-64`}>
          {state.steps.length < 2 && !isPending ? (
            <p className="grid min-h-56 place-content-center text-center text-balance text-ink-faint">
              {texts.lead}
            </p>
          ) : query.data ? (
            <div
              className={`flex flex-col gap-5 transition-[filter] ${query.isPlaceholderData ? 'grayscale' : ''}`}
            >
              <p className="text-base font-semibold">
                {texts.overall(format.share((query.data.results.at(-1)?.conversion_rate ?? 0) / 100))}
              </p>
              <FunnelSteps answer={query.data} />
              {query.data.meta.counted === 'given_ids' && (
                <p className="text-xs text-ink-faint">
                  {texts.givenIds(format.whole(query.data.meta.visitors_without_id ?? 0))}
                </p>
              )}
              <Breakdown state={state} rows={query.data.breakdown} onChange={change} />
            </div>
          ) : query.error ? (
            <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div role="status" aria-label={appTexts.loading} className="flex flex-col gap-6">
              <Skeleton className="h-10 w-full" />
              <Skeleton className="h-10 w-2/3" />
              <Skeleton className="h-10 w-1/3" />
            </div>
          )}
        </section>
      </div>
    </div>
  );
}

function isShown(funnel: SavedFunnel, { steps, isStrict, windowDays }: FunnelState): boolean {
  return JSON.stringify(shapeOf(funnel)) === JSON.stringify({ steps, isStrict, windowDays });
}

function Breakdown(props: {
  state: FunnelState;
  rows: { value: string; visitors: number[]; conversion_rate: number | null }[] | undefined;
  onChange: (part: Partial<FunnelState>) => void;
}) {
  const { state, rows } = props;
  const dimension = state.breakdown !== null && isDimension(state.breakdown) ? state.breakdown : null;
  return (
    <div className="border-t border-line pt-4">
      <label className="flex items-center gap-2 text-xs text-ink-faint">
        {texts.breakdown}
        <select
          value={state.breakdown ?? ''}
          onChange={(event) => props.onChange({ breakdown: event.target.value || null })}
          className={selectClass}
        >
          <option value="">{texts.none}</option>
          {BREAKDOWNS.map((name) => (
            <option key={name} value={name}>
              {dimensionLabel(name)}
            </option>
          ))}
        </select>
      </label>
      {dimension && rows && (
        <div className="overflow-x-auto">
          <table className="mt-3 w-full">
            <thead className="text-xs text-ink-faint">
              <tr>
                <th scope="col" className="py-1.5 text-left font-medium">
                  {dimensionLabel(dimension)}
                </th>
                {state.steps.map((step, index) => (
                  <th
                    // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike
                    key={`${index + 1} ${step.value}`}
                    scope="col"
                    title={step.value}
                    className="py-1.5 pl-3 text-right font-medium"
                  >
                    {texts.step(index + 1)}
                  </th>
                ))}
                <th scope="col" className="py-1.5 pl-3 text-right font-medium">
                  {texts.ofFirst}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.value} className="border-t border-line">
                  <th scope="row" className="max-w-40 truncate py-1.5 text-left font-normal" dir="auto">
                    {valueLabel(dimension, row.value)}
                  </th>
                  {row.visitors.map((visitors, index) => (
                    <td // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike
                      key={`${index + 1} ${row.value}`}
                      className="py-1.5 pl-3 text-right tabular-nums"
                    >
                      {format.listed(visitors)}
                    </td>
                  ))}
                  <td className="py-1.5 pl-3 text-right font-medium tabular-nums">
                    {row.conversion_rate === null ? '–' : format.share(row.conversion_rate / 100)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function SaveFunnel(props: {
  site: SectionProps['site'];
  state: FunnelState;
  saved: SavedFunnel | undefined;
}) {
  const { site, state, saved } = props;
  const [name, setName] = useState(saved?.name ?? '');
  const { save, remove } = useFunnelChanges(site);
  return (
    <form
      className="flex flex-wrap gap-2 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...(saved && { id: saved.id }), ...apiFunnel(name, state, saved ?? null) });
      }}
    >
      <NameInput label={texts.name} name={name} onChange={setName} className="min-w-32 grow" />
      <button
        type="submit"
        disabled={save.isPending}
        className="h-9 rounded-lg bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-60"
      >
        {texts.save}
      </button>
      {saved && (
        <button
          type="button"
          onClick={() => remove.mutate(saved)}
          className="h-9 rounded-lg px-2.5 text-ink-soft hover:bg-hover hover:text-bad"
        >
          {texts.delete}
        </button>
      )}
    </form>
  );
}
