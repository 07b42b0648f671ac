import { useQueryClient } from '@tanstack/react-query';
import { confirmEmail } from '../api/sign-in.ts';
import { addresses } from '../router.ts';
import { authTexts } from '../texts/auth-en.ts';
import { Done } from './done.tsx';
import { LinkPage } from './link-page.tsx';

const texts = authTexts.confirm;

/** Makes the address that a link was sent to the one of the account. */
export function ConfirmEmailPage() {
  const client = useQueryClient();
  return (
    <LinkPage
      working={texts.working}
      post={async (token) => {
        const answer = await confirmEmail(token);
        void client.invalidateQueries({ queryKey: ['me'] });
        return answer;
      }}
      spent={<p className="text-ink-soft">{texts.spent}</p>}
    >
      {({ email }) => (
        <Done title={texts.done} lead={texts.lead(email)} href={addresses.profile} next={texts.next} />
      )}
    </LinkPage>
  );
}
