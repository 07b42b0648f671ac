import { AuthFrame, submitClass } from '../auth/auth-frame.tsx';
import { Link } from '../components/link.tsx';
import { shortTime } from '../format/moment.ts';
import { addresses } from '../router.ts';
import { deletionTexts } from '../texts/deletion-en.ts';

const texts = deletionTexts.goodbye;

/** `/goodbye?until=…`: what whoever has deleted herself sees, once. */
export function GoodbyePage() {
  const until = new URLSearchParams(window.location.search).get('until') ?? '';
  const lead = Number.isNaN(Date.parse(until)) ? texts.noDate : texts.until(shortTime(until));
  return (
    <AuthFrame title={texts.title} saysSomething lead={lead}>
      <Link href={addresses.signIn} className={submitClass}>
        {texts.signIn}
      </Link>
    </AuthFrame>
  );
}
