import { useState } from 'react';
import { download } from '../api/export.ts';
import type { QueryBody } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Download } from '../components/icons.tsx';
import { buttonClass } from '../components/notice.tsx';
import { Popover } from '../components/popover.tsx';
import { useToast } from '../components/toasts.tsx';
import type { ListSort } from '../dashboard/lists.ts';
import { askedOf } from '../dashboard/questions.ts';
import { searchBody } from '../dashboard/search-body.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import { detailsTexts as texts } from '../texts/details-en.ts';

/** The rows as a file, and the question behind them for programs. */
export function DownloadMenu(props: {
  site: ReadableSite;
  state: DashboardState;
  list: {
    dimension: FilterDimension;
    measures: readonly Measure[];
    sort: ListSort;
    search?: string;
    only?: readonly string[];
  };
  isEmpty: boolean;
}) {
  const { site, state, list } = props;
  const [isLoading, setLoading] = useState(false);
  const toast = useToast();
  const bodyWith = (withComparison: boolean): QueryBody =>
    searchBody(askedOf(site.domain, state, withComparison), { ...list, limit: 10_000 });

  async function save() {
    setLoading(true);
    try {
      const { pagination: _, compare: __, ...body } = bodyWith(false);
      await download(body, `${site.domain} ${list.dimension}.csv`);
    } catch (error) {
      toast.show(error instanceof Error ? error.message : texts.failed);
    } finally {
      setLoading(false);
    }
  }

  return (
    <div className="flex items-center gap-2">
      <button
        type="button"
        disabled={isLoading || props.isEmpty}
        onClick={() => void save()}
        className={`${buttonClass} h-8`}
        aria-label={texts.csv}
      >
        <Download />
        CSV
      </button>
      <Popover label={texts.api} trigger="API" triggerClass={`${buttonClass} h-8`}>
        {() => <ApiCall body={bodyWith(true)} />}
      </Popover>
    </div>
  );
}

function ApiCall({ body }: { body: QueryBody }) {
  const json = JSON.stringify(body, null, 2);
  const curl = `curl ${window.location.origin}/api/v2/query \\\n  -H "Authorization: Bearer $PHAROS_KEY" \\\n  -H "content-type: application/json" \\\n  -d '${json.replaceAll("'", "'\\''")}'`;
  return (
    <div className="w-[min(28rem,80vw)] p-2">
      <p className="px-1 pb-2 text-xs text-ink-soft">{texts.apiLead}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        className="max-h-56 overflow-auto rounded-lg border border-line bg-canvas p-2.5 font-mono text-2xs whitespace-pre-wrap wrap-anywhere select-all"
      >
        {curl}
      </pre>
      <div className="flex flex-wrap gap-2 pt-2">
        <CopyButton text={curl} label={texts.copyCurl} />
        <CopyButton text={json} label={texts.copyJson} />
      </div>
    </div>
  );
}
