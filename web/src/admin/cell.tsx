import { Link } from '../components/link.tsx';
import { exactTime } from '../format/moment.ts';
import { addresses } from '../router.ts';
import { adminTexts as texts } from '../texts/admin-en.ts';

/** A value of any table: times read as such, numbers of rows lead there. */
export function Cell({
  column,
  value,
  model,
}: {
  column: string;
  value: unknown;
  model?: string | undefined;
}) {
  if (value === null || value === undefined || value === '') {
    return <span className="text-ink-faint">{texts.nothing}</span>;
  }
  if (model !== undefined) {
    return (
      <Link href={addresses.admin(model, String(value))} className="text-accent hover:text-accent-strong">
        {String(value)}
      </Link>
    );
  }
  return <>{wordsOf(column, value)}</>;
}

function wordsOf(column: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const isTime = /(At|Until|^at)$/.test(column);
  if (isTime && (typeof value === 'number' || typeof value === 'string')) {
    return exactTime(value);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
