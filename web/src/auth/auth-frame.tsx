import { type ReactNode, useEffect, useRef } from 'react';
import { Logo } from '../components/icons.tsx';
import { addresses } from '../router.ts';
import { texts } from '../texts/en.ts';

/** The one card of a page for people who are not signed in. */
export function AuthFrame(props: {
  title: string;
  /** Whether the title takes the focus: where the page says something rather than asks. */
  saysSomething?: boolean;
  lead?: string;
  children: ReactNode;
  /** Under the card. */
  below?: ReactNode;
}) {
  const { title, saysSomething = false } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
    if (saysSomething) heading.current?.focus();
  }, [title, saysSomething]);
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-5 px-4 py-10">
      <div className="w-full max-w-sm rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <div className="mb-5 flex items-start gap-2.5">
          <a href={addresses.landing} aria-label={texts.product} className="rounded-lg">
            <Logo />
          </a>
          <h1 ref={heading} tabIndex={-1} className="text-lg/6 font-semibold tracking-tight outline-none">
            {title}
          </h1>
        </div>
        {props.lead && <p className="mb-5 text-ink-soft wrap-anywhere">{props.lead}</p>}
        {props.children}
      </div>
      {props.below}
    </main>
  );
}

export const wideButtonClass =
  'inline-flex h-10 w-full items-center justify-center gap-2 rounded-lg border border-line-strong bg-surface px-4 font-medium text-ink transition-colors hover:bg-hover disabled:opacity-60';
export const submitClass =
  'inline-flex h-10 w-full items-center justify-center rounded-lg bg-accent px-4 font-medium text-accent-ink transition-colors hover:bg-accent-strong disabled:opacity-60';
export const linkClass = 'rounded-sm font-medium text-accent hover:text-accent-strong';
