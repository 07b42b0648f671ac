import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askJourney, type JourneyAnswer } from '../api/flows.ts';
import { siteName } from '../api/sites.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { PageBar } from '../dashboard/page-bar.tsx';
import { askedOf } from '../dashboard/questions.ts';
import { SuggestedInput } from '../filters/suggested-input.tsx';
import { format } from '../format/format.ts';
import { navigate, useLocation } from '../router.ts';
import type { SectionProps } from '../routes.tsx';
import { formatState } from '../state/dashboard-state.ts';
import { apiFilters } from '../state/filter.ts';
import { formatJourney, type JourneyState, parseJourney } from '../state/flow-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { JourneyMap } from './journey-map.tsx';

const texts = flowTexts.journeys;
const NODES = 8;
const DIRECTIONS = ['next', 'previous'] as const;
const DEPTHS = [2, 3, 4, 5, 6, 7, 8];

/** Which ways visits take through a site. What is followed is in the URL. */
export function JourneysPage({ site, address }: SectionProps) {
  const { search } = useLocation();
  const state = parseJourney(search);
  const { base, page, direction, depth, path } = state;
  const { period, custom, filters } = base;
  const query = useQuery({
    queryKey: ['journey', site.domain, { period, custom, filters, page, direction, depth, path }],
    queryFn: ({ signal }) =>
      askJourney(
        {
          site_id: site.domain,
          date_range: askedOf(site.domain, base, false).range,
          filters: apiFilters(filters),
          direction,
          ...(page !== null && { [direction === 'next' ? 'from' : 'to']: { page } }),
          depth,
          limit: NODES,
          path,
          include: { paths: true },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

  const name = siteName(site);
  useEffect(() => {
    document.title = `${texts.title(name)} · ${appTexts.product}`;
  }, [name]);

  function change(part: Partial<JourneyState>) {
    navigate(address(formatJourney({ ...state, ...part }), 'journeys'));
  }
  function choose(level: number, chosen: string) {
    const before = Array.from({ length: level }, (_, index) => path[index] ?? null);
    change({ path: path[level] === chosen ? withoutTail(before) : [...before, chosen] });
  }

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{texts.title(name)}</h1>
      <PageBar
        site={site}
        section="journeys"
        state={base}
        isReady={query.isSuccess}
        href={(section) =>
          address(section === 'journeys' ? formatJourney(state) : formatState(base), section)
        }
        onChange={(part) => change({ base: { ...base, ...part } })}
      />
      <section
        aria-label={texts.title(name)}
        aria-busy={query.isPlaceholderData}
        className="rounded-card border border-line bg-surface p-4 shadow-card sm:p-5"
      >
        <div className="flex flex-wrap items-center gap-3 pb-4">
          <Segmented
            label={texts.direction}
            names={DIRECTIONS}
            chosen={direction}
            text={(name) => texts[name]}
            onChoose={(name) => change({ direction: name, path: [] })}
          />
          <StartForm
            key={`${page}${direction}`}
            site={site}
            state={state}
            onPage={(next) => change({ page: next, path: [] })}
          />
          <label className="flex items-center gap-2 text-xs text-ink-faint">
            {texts.depth}
            <select
              value={depth}
              onChange={(event) => change({ depth: Number(event.target.value) })}
              className="h-9 rounded-lg border border-line-strong bg-surface px-2 text-base text-ink sm:text-sm"
            >
              {[...new Set([...DEPTHS, depth])].map((steps) => (
                <option key={steps} value={steps}>
                  {steps}
                </option>
              ))}
            </select>
          </label>
          {path.length > 0 && (
            <button
              type="button"
              onClick={() => change({ path: [] })}
              className="rounded-md px-2 py-1 text-xs font-medium text-ink-faint hover:bg-hover hover:text-ink"
            >
              {texts.reset}
            </button>
          )}
        </div>
        {query.data ? (
          query.data.results.every(({ nodes }) => nodes.length === 0) ? (
            <p className="grid min-h-72 place-content-center text-ink-faint">{texts.empty}</p>
          ) : (
            <div className={`transition-[filter] ${query.isPlaceholderData ? 'grayscale' : ''}`}>
              <JourneyMap
                answer={query.data}
                path={path}
                isReversed={direction === 'previous'}
                onChoose={choose}
              />
              <Paths paths={query.data.paths ?? []} />
            </div>
          )
        ) : query.error ? (
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton className="h-[28rem] w-full" />
        )}
      </section>
    </div>
  );
}

function withoutTail(path: (string | null)[]): (string | null)[] {
  return path.slice(0, path.findLastIndex((page) => page !== null) + 1);
}

function StartForm(props: {
  site: SectionProps['site'];
  state: JourneyState;
  onPage: (page: string | null) => void;
}) {
  const { state } = props;
  const [page, setPage] = useState(state.page ?? '');
  const isNext = state.direction === 'next';
  return (
    <form
      className="flex min-w-0 items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        props.onPage(page.trim() || null);
      }}
    >
      <SuggestedInput
        site={props.site}
        state={state.base}
        dimension="page"
        isOptional
        label={isNext ? texts.page : texts.pageBefore}
        placeholder={isNext ? texts.entry : texts.exit}
        value={page}
        onChange={setPage}
        className="h-9 w-56 min-w-0 rounded-lg border border-line-strong bg-surface px-2.5 text-base text-ink sm:text-sm"
      />
      <button
        type="submit"
        className="h-9 rounded-lg border border-line-strong bg-surface px-3 font-medium shadow-card hover:bg-hover"
      >
        {texts.show}
      </button>
    </form>
  );
}

/** The same as a table: the ways with the most visits. */
function Paths({ paths }: { paths: NonNullable<JourneyAnswer['paths']> }) {
  if (paths.length === 0) return null;
  return (
    <table className="mt-6 w-full border-t border-line">
      <caption className="pt-4 pb-1 text-left font-semibold">{texts.paths}</caption>
      <thead className="text-xs text-ink-faint">
        <tr>
          <th scope="col" className="py-1.5 text-left font-medium">
            {texts.path}
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            {texts.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map(({ pages, visits, ended }) => (
          <tr key={`${pages.join(' ')} ${ended}`} className="border-t border-line">
            <th scope="row" className="py-1.5 text-left font-normal wrap-anywhere" dir="auto">
              {pages.join(' → ')}
              {ended && <span className="text-ink-faint"> · {texts.ended}</span>}
            </th>
            <td className="py-1.5 pl-3 text-right tabular-nums">{format.whole(visits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
