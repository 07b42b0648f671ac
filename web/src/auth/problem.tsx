import { ApiError } from '../api/client.ts';
import { useProblemFocus } from '../components/use-problem-focus.ts';
import { sentenceOf } from '../settings/form.tsx';
import { authTexts } from '../texts/auth-en.ts';

/** What went wrong and what to do, by its code. It is always there, so that screen readers hear what comes into it. */
export function Problem(props: { error: Error | null; className?: string; sentence?: string | false }) {
  const { error, className = '' } = props;
  const message = useProblemFocus(error);
  return (
    <p
      ref={message}
      tabIndex={-1}
      role="alert"
      className={`text-bad wrap-anywhere empty:hidden ${className}`}
    >
      {error && (props.sentence || problemOf(error))}
    </p>
  );
}

/** One sentence for people. */
export function problemOf(error: Error): string {
  return authTexts.problems[codeOf(error) ?? ''] ?? sentenceOf(error);
}

/** The API's code, or null for what is no answer of it. */
export function codeOf(error: Error | null): string | null {
  return error instanceof ApiError ? error.code : null;
}
