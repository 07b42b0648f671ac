import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client.ts';
import { App } from './app.tsx';
import { markMember } from './auth/member-mark.ts';
import { keepFocus } from './components/keep-focus.ts';
import { Toasts } from './components/toasts.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { measureOwnVisits } from './own-visits/measure-own-visits.ts';
import { addresses, linkOfUrl, navigate } from './router.ts';

/** A session that has ended leads to the sign-in and back to where the reader was. */
function signInAgain(error: Error) {
  if (!(error instanceof ApiError) || error.status !== 401) return;
  const { pathname, search } = window.location;
  if (pathname === addresses.signIn || linkOfUrl(pathname, search) !== null) return;
  markMember(false);
  const here = pathname + search;
  const next = here === addresses.home ? '' : `?next=${encodeURIComponent(here)}`;
  navigate(addresses.signIn + next, { replace: true });
}

/** What the client did wrong stays wrong; anything else may pass. */
function worthRetrying(failures: number, error: Error): boolean {
  const isOurFault = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !isOurFault && failures < 2;
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  defaultOptions: { queries: { retry: worthRetrying, retryDelay: (attempt) => 500 * 2 ** attempt } },
});

/** Shows the app in an element of the page. */
export function start(host: HTMLElement): void {
  keepFocus();
  createRoot(host).render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <Toasts>
            <App />
          </Toasts>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
  measureOwnVisits(client);
}
