import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { LinkKind } from '../api/sign-in.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { authTexts } from '../texts/auth-en.ts';
import { AuthFrame } from './auth-frame.tsx';
import { linkToken } from './link-token.ts';
import { codeOf } from './problem.tsx';
import { SendLinkForm } from './send-link-form.tsx';
import { SpentLink } from './spent-link.tsx';

/** A page that a link in an e-mail opens: it posts the token, once, and says what came of it. */
export function LinkPage<Answer>(props: {
  /** While it is posted. */
  working: string;
  post: (token: string) => Promise<Answer>;
  children: (answer: Answer) => ReactNode;
  /** What else there is for whoever's link is spent. */
  spent: ReactNode;
}) {
  const [token] = useState(linkToken);
  const { data, error, refetch } = useQuery({
    queryKey: ['link', token],
    queryFn: () => props.post(token ?? ''),
    enabled: token !== null,
    // A token works once, so nothing but the reader asks again.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data !== undefined) return props.children(data);
  if (token === null || codeOf(error) === 'invalid_token') {
    return <SpentLink isMissing={token === null}>{props.spent}</SpentLink>;
  }
  return (
    <AuthFrame title={props.working} saysSomething>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </AuthFrame>
  );
}

/** For whoever's link is spent: an address to send another to. */
export function AnotherLink({ kind }: { kind: LinkKind }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo === null) {
    return <SendLinkForm kind={kind} submit={authTexts.spent.again} onSent={setSentTo} />;
  }
  return <p role="status">{authTexts.inbox[kind](sentTo)}</p>;
}
