import type { AuditEntry } from '../api/audit.ts';
import { shortTime } from '../format/moment.ts';
import { auditTexts as texts } from '../texts/audit-en.ts';

/** One thing that was done: what, by whom, from where, and behind it the rest that is known of it. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { action, actor, site, target, device, place, address } = entry;
  const who =
    actor.name ?? (actor.kind === 'user' || actor.kind === 'key' ? texts.unknown : texts.actors[actor.kind]);
  const from = [device, place, address].filter((part) => part !== null).join(', ');
  const rest = { target: `${target.kind} ${target.id}`, ...entry.detail, request: entry.request_id };
  return (
    <li className="px-3 py-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{texts.actions[action]}</span>
        {site !== null && <span className="wrap-anywhere">{site}</span>}
        <time dateTime={entry.at} className="ml-auto text-xs text-ink-faint">
          {shortTime(entry.at)}
        </time>
      </p>
      <p className="text-ink-soft wrap-anywhere">
        {who}
        {from !== '' && <span className="text-ink-faint"> · {from}</span>}
      </p>
      <details className="text-xs text-ink-faint">
        <summary className="w-fit rounded-sm hover:text-ink">{texts.details}</summary>
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 font-mono text-2xs">
          {Object.entries(rest).map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="wrap-anywhere">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
