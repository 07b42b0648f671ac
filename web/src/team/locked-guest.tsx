import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { addresses } from '../router.ts';
import { useMe } from '../security/use-me.ts';
import { sitesTexts as texts } from '../texts/sites-en.ts';

/** Says to a guest of a site that it waits for a second factor of hers, and leads there. */
export function LockedGuest() {
  const { data: me } = useMe();
  if (!me?.guest_needs_two_factor) return null;
  return (
    <>
      <p className="max-w-prose text-ink-soft">{texts.lockedGuest}</p>
      <Link href={addresses.security} className={buttonClass}>
        {texts.unlock}
      </Link>
    </>
  );
}
