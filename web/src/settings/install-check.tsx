import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type InstallReport, isFault } from '../../../core/install/report.ts';
import { getLiveVisitors } from '../api/run-query.ts';
import { verifyInstall } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { mayOnSite } from '../team/may.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Field, fieldClass, primaryClass, sentenceOf } from './form.tsx';

const texts = settingsTexts.install;
const POLL_MS = 3000;

/** Looks at a page of the site, and waits for its first beacon. */
export function InstallCheck({ site }: { site: Site }) {
  const isManager = mayOnSite(site, 'manage_sites');
  const [url, setUrl] = useState(`https://${site.domain}/`);
  const check = useMutation({ mutationFn: () => verifyInstall(site.site_id, url.trim()) });
  function run(event: FormEvent) {
    event.preventDefault();
    check.mutate();
  }
  return (
    <Card title={texts.check} lead={isManager ? texts.checkLead : texts.waitLead}>
      {isManager && (
        <form onSubmit={run} className="mb-4 grid items-end gap-3 sm:grid-cols-[1fr_auto]">
          <Field label={texts.url}>
            {(ids) => (
              <input
                {...ids}
                type="url"
                required
                value={url}
                onChange={(event) => setUrl(event.target.value)}
                className={fieldClass}
              />
            )}
          </Field>
          <button type="submit" disabled={check.isPending} className={primaryClass}>
            {texts.run}
          </button>
        </form>
      )}
      <div aria-live="polite" className="flex flex-col gap-4">
        {check.isPending && <p className="text-ink-faint">{texts.running}</p>}
        {check.error && <p className="text-bad wrap-anywhere">{sentenceOf(check.error)}</p>}
        {check.data && <Report report={check.data} />}
        <FirstBeacon site={site} isKnown={(check.data?.received.accepted ?? 0) > 0} />
      </div>
    </Card>
  );
}

function Report({ report }: { report: InstallReport }) {
  const { findings, received, url } = report;
  const isBad = findings.some(isFault);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-faint wrap-anywhere">{texts.looked(url)}</p>
      <p className={`font-medium ${isBad ? 'text-bad' : 'text-good'}`}>{isBad ? texts.bad : texts.good}</p>
      <ul className="flex list-disc flex-col gap-2 pl-5">
        {findings.map((finding) => (
          <li key={finding.code} className={`wrap-anywhere ${isFault(finding) ? '' : 'text-ink-soft'}`}>
            {texts.findings[finding.code](finding.detail ?? '')}
          </li>
        ))}
        {received.accepted > 0 && <li className="text-ink-soft">{texts.received(received.accepted)}</li>}
        {Object.entries(received.dropped).map(([reason, n]) => (
          <li key={reason}>{texts.dropped(n, texts.reasons[reason] ?? texts.otherReason(reason))}</li>
        ))}
      </ul>
    </div>
  );
}

function FirstBeacon({ site, isKnown }: { site: Site; isKnown: boolean }) {
  const { data: visitors = 0 } = useQuery({
    queryKey: ['first-beacon', site.site_id],
    queryFn: ({ signal }) => getLiveVisitors(site.site_id, signal),
    refetchInterval: ({ state }) => ((state.data ?? 0) > 0 || isKnown ? false : POLL_MS),
  });
  const isHere = isKnown || visitors > 0;
  return (
    <div className="flex items-start gap-2.5">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2 shrink-0 rounded-full ${isHere ? 'bg-live' : 'animate-breathe bg-beam shadow-[0_0_0_0_var(--color-beam)]'}`}
      />
      {isHere ? (
        <p className="flex flex-wrap gap-x-3">
          <span className="font-medium">{texts.beacon}</span>
          <Link
            href={addresses.site(site.domain)}
            className="font-medium text-accent hover:text-accent-strong"
          >
            {texts.toDashboard}
          </Link>
        </p>
      ) : (
        <div className="min-w-0">
          <p>{texts.noBeacon}</p>
          <p className="mt-1 text-ink-faint">{texts.noBeaconHint}</p>
        </div>
      )}
    </div>
  );
}
