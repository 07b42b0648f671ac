import { useMutation } from '@tanstack/react-query';
import { type LinkKind, sendLink } from '../api/sign-in.ts';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame, linkClass, wideButtonClass } from './auth-frame.tsx';
import { Problem } from './problem.tsx';

const texts = authTexts.inbox;

/** Where the runner of development shows what was sent; nowhere else is the page at these hosts. */
const OUTBOX = '/dev/outbox';
const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

/** After an e-mail was sent: where to look, and what to do when it does not come. */
export function InboxNotice(props: { kind: LinkKind; email: string; onBack: () => void }) {
  const again = useMutation({ mutationFn: () => sendLink(props.kind, props.email) });
  return (
    <AuthFrame
      title={texts.title}
      saysSomething
      below={
        <Link href={addresses.signIn} className={linkClass}>
          {authTexts.toSignIn}
        </Link>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="wrap-anywhere">{texts[props.kind](props.email)}</p>
        <p className="text-ink-soft">{texts.help}</p>
        {LOCAL_HOSTS.includes(window.location.hostname) && (
          <a href={OUTBOX} className={linkClass}>
            {texts.outbox}
          </a>
        )}
        <button
          type="button"
          disabled={again.isPending}
          onClick={() => again.mutate()}
          className={wideButtonClass}
        >
          {texts.resend}
        </button>
        <p role="status" className="text-good empty:hidden">
          {again.isSuccess && texts.resent}
        </p>
        <Problem error={again.error} />
        <button type="button" onClick={props.onBack} className={`${linkClass} self-start`}>
          {texts.back}
        </button>
      </div>
    </AuthFrame>
  );
}
