import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  acceptInvitation,
  type ReceivedInvitation,
  signUpByInvitation,
  viewInvitation,
} from '../api/team.ts';
import { Logo } from '../components/icons.tsx';
import { Link } from '../components/link.tsx';
import { addresses, navigate } from '../router.ts';
import { Field, fieldClass, Outcome, primaryClass, SaveForm, sentenceOf } from '../settings/form.tsx';
import { texts as appTexts } from '../texts/en.ts';
import { teamTexts } from '../texts/team-en.ts';

const texts = teamTexts.invitation;

const KEPT = 'pharos-invitation';

/** What stands behind `#token=`. The tab keeps it: signing in leads away from here and back. */
function keptToken(): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token !== null) window.sessionStorage.setItem(KEPT, token);
  return window.sessionStorage.getItem(KEPT) ?? '';
}

/** `/invitation#token=…`: what somebody is invited to, and the way in. */
export function InvitationPage() {
  const [token] = useState(keptToken);
  const { data: invitation, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => viewInvitation(token),
    enabled: token !== '',
    retry: false,
  });
  useEffect(() => {
    document.title = `${texts.title} · ${appTexts.product}`;
  }, []);
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-md rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <div className="mb-4 flex items-center gap-2.5">
          <Logo />
          <h1 className="text-lg font-semibold tracking-tight">{texts.title}</h1>
        </div>
        {token === '' && <p>{texts.noToken}</p>}
        {error && (
          <p role="alert" className="text-bad wrap-anywhere">
            {sentenceOf(error)}
          </p>
        )}
        {invitation && <Invited token={token} invitation={invitation} />}
      </div>
    </main>
  );
}

function Invited({ token, invitation }: { token: string; invitation: ReceivedInvitation }) {
  const { account, site, email, role, has_user } = invitation;
  const client = useQueryClient();
  const onSuccess = (joined: { site: string | null }) => {
    window.sessionStorage.removeItem(KEPT);
    client.clear();
    navigate(joined.site === null ? addresses.sites : addresses.site(joined.site), { replace: true });
  };
  const accept = useMutation({ mutationFn: () => acceptInvitation(token), onSuccess });
  const signUp = useMutation({
    mutationFn: (fields: FormData) =>
      signUpByInvitation({
        token,
        name: String(fields.get('name')),
        password: String(fields.get('password')),
      }),
    onSuccess,
  });
  const mustSignIn = accept.error !== null && 'status' in accept.error && accept.error.status === 401;
  return (
    <>
      <p className="wrap-anywhere">{texts.to(site ?? account, teamTexts.roles[role])}</p>
      <p className="mb-4 text-ink-faint wrap-anywhere">{texts.for(email)}</p>
      {has_user ? (
        <div className="flex flex-wrap items-center gap-4">
          {mustSignIn ? (
            <Link href={`${addresses.signIn}?next=${addresses.invitation}`} className={primaryClass}>
              {texts.signIn}
            </Link>
          ) : (
            <>
              <button
                type="button"
                disabled={accept.isPending}
                className={primaryClass}
                onClick={() => accept.mutate()}
              >
                {texts.accept}
              </button>
              <Outcome saving={accept} />
            </>
          )}
        </div>
      ) : (
        <SaveForm saving={signUp} onSave={(fields) => signUp.mutate(fields)} submit={texts.join}>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field label={texts.name}>
            {(ids) => (
              <input {...ids} name="name" autoComplete="name" maxLength={100} className={fieldClass} />
            )}
          </Field>
          <Field label={texts.password} hint={texts.passwordHint}>
            {(ids) => (
              <input
                {...ids}
                name="password"
                type="password"
                autoComplete="new-password"
                required
                minLength={10}
                className={fieldClass}
              />
            )}
          </Field>
        </SaveForm>
      )}
    </>
  );
}
