import { Toucan } from 'toucan-js';
import { withoutValues } from './log.ts';

/** Where errors nobody foresaw are reported to. */
export interface ErrorReporter {
  /** `tags` name the request or batch and the place; nothing that identifies a person. */
  report(error: unknown, tags: Record<string, string>): void;
}

export interface ReporterOptions {
  /** Without it nothing is reported. */
  dsn: string | undefined;
  stage: string;
  worker: string;
}

/** Reports to Sentry, or nowhere without a DSN. Sends no headers, bodies, cookies, addresses or values of statements. */
export function createErrorReporter(
  { dsn, stage, worker }: ReporterOptions,
  context: { waitUntil(promise: Promise<unknown>): void },
): ErrorReporter {
  if (!dsn) return { report() {} };
  return {
    report(error, tags) {
      const sentry = new Toucan({
        dsn,
        environment: stage,
        context: { waitUntil: (promise) => context.waitUntil(promise) },
        beforeSend(event) {
          for (const each of event.exception?.values ?? []) each.value = withoutValues(each.value ?? '');
          return event;
        },
      });
      sentry.setTags({ worker, ...tags });
      sentry.captureException(error);
    },
  };
}
