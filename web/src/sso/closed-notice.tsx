import type { Account } from '../api/team.ts';
import { Problem } from '../auth/problem.tsx';
import { buttonClass } from '../components/notice.tsx';
import { addresses } from '../router.ts';
import { useMe } from '../security/use-me.ts';
import { ssoTexts } from '../texts/sso-en.ts';
import { useSsoSignIn } from './use-sso-sign-in.ts';

const texts = ssoTexts.signIn;

/** Says of accounts that are closed to who has come another way than by their provider, and leads there. */
export function ClosedNotice({ accounts }: { accounts: Account[] }) {
  const closed = accounts.filter(({ needs_sso }) => needs_sso);
  if (closed.length === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line-strong bg-surface px-4 py-2.5">
      <p className="mr-auto min-w-0 text-ink-soft wrap-anywhere">
        {texts.closed(closed.map(({ name }) => name).join('”, “'))}
      </p>
      <SsoButton />
    </div>
  );
}

function SsoButton() {
  const { data: me } = useMe();
  const sso = useSsoSignIn(addresses.home);
  return (
    <>
      <button
        type="button"
        disabled={!me || sso.isPending}
        onClick={() => me && sso.goTo(me.email)}
        className={buttonClass}
      >
        {texts.button}
      </button>
      <p role="status" className="text-ink-soft empty:hidden">
        {sso.isUnknown && texts.unknown}
      </p>
      <Problem error={sso.error} />
    </>
  );
}
