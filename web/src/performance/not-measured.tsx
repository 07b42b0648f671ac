import type { ReadableSite } from '../api/sites.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { performanceTexts as texts } from '../texts/performance-en.ts';

/** Where nothing was measured: how measuring is switched on. */
export function NotMeasured({ site }: { site: ReadableSite }) {
  const body = JSON.stringify({ tracker_script_configuration: { web_vitals: true } });
  const command = `curl -X PUT "$PHAROS_URL/api/v1/sites/${site.domain}" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '${body}'`;
  return (
    <section className="mx-auto mt-6 flex w-full max-w-2xl flex-col gap-5 rounded-card border border-line bg-surface p-6 shadow-card sm:mt-12 sm:p-8">
      <div>
        <h2 className="text-lg font-semibold tracking-tight">{texts.empty.title}</h2>
        <p className="mt-1.5 text-ink-soft">{texts.empty.lead}</p>
      </div>
      <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-3 sm:flex-row sm:items-center">
        <code className="min-w-0 grow font-mono text-xs leading-5 break-all select-all">{command}</code>
        <CopyButton text={command} />
      </div>
      <p className="text-ink-faint">{texts.empty.sampled}</p>
    </section>
  );
}
