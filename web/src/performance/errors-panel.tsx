import type { Part, Row } from '../api/batch.ts';
import { ChevronDown } from '../components/icons.tsx';
import { format } from '../format/format.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, PartBody } from './card.tsx';

/** What broke in the pages, the most frequent first; each opens to its stack. */
export function ErrorsPanel(props: {
  part: Part | undefined;
  /** Whether a filter is left out here. */
  isWider: boolean;
  isOld: boolean;
  /** The one that is open, by its name. */
  opened: string | null;
  onOpen: (name: string | null) => void;
}) {
  const { part, isWider, isOld, opened, onOpen } = props;
  return (
    <Card wide title={texts.errors.title} lead={isWider ? texts.errors.allScripts : undefined} isOld={isOld}>
      <PartBody part={part} empty={texts.errors.none}>
        {(rows) => (
          <>
            <p aria-hidden="true" className="flex gap-3 pb-1.5 text-xs font-medium text-ink-faint">
              <span className="grow" />
              <span className="w-14 text-right">{texts.errors.count}</span>
              <span className="w-14 text-right">{texts.errors.sessions}</span>
            </p>
            <ul>
              {rows.map((row) => (
                <ErrorItem
                  key={row.keys.join('\n')}
                  row={row}
                  isOpen={errorName(row) === opened}
                  onToggle={(isOpen) => onOpen(isOpen ? errorName(row) : null)}
                />
              ))}
            </ul>
          </>
        )}
      </PartBody>
    </Card>
  );
}

/** An error in an address: what it says, and where it happened. */
function errorName(row: Row): string {
  const [message = '', stack = ''] = row.keys;
  return [message, ...framesOf(stack).slice(0, 1)].join(', at ');
}

function framesOf(stack: string): string[] {
  // The place for an absent stack is the API's word for it.
  return stack === '' || stack === '(none)' ? [] : stack.split('\n');
}

function ErrorItem(props: { row: Row; isOpen: boolean; onToggle: (isOpen: boolean) => void }) {
  const { isOpen, onToggle } = props;
  const { keys, values } = props.row;
  const [message = '', stack = ''] = keys;
  const frames = framesOf(stack);
  return (
    <li className="border-t border-line">
      <details
        className="group"
        open={isOpen}
        onToggle={({ currentTarget: { open } }) => open !== isOpen && onToggle(open)}
      >
        <summary className="flex items-center gap-3 py-2 marker:content-none">
          <span className="text-ink-faint transition-transform group-open:rotate-180">
            <ChevronDown />
          </span>
          <span className="min-w-0 grow">
            <span className="block truncate font-medium" title={message} dir="auto">
              {message}
            </span>
            <span className="block truncate font-mono text-xs text-ink-faint">
              {frames[0] ?? texts.errors.noStack}
            </span>
          </span>
          <span className="w-14 shrink-0 text-right font-medium tabular-nums">
            <span className="sr-only">{texts.errors.count} </span>
            {format.listed(values.errors ?? 0)}
          </span>
          <span className="w-14 shrink-0 text-right text-ink-soft tabular-nums">
            <span className="sr-only">{texts.errors.sessions} </span>
            {format.listed(values.error_sessions ?? 0)}
          </span>
        </summary>
        <p className="pb-1 pl-7 wrap-anywhere">{message}</p>
        {frames.length > 0 && (
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
            tabIndex={0}
            aria-label={texts.errors.stack}
            className="mb-3 ml-7 overflow-x-auto rounded-lg border border-line bg-canvas p-3"
          >
            <pre className="font-mono text-xs">{frames.join('\n')}</pre>
          </section>
        )}
      </details>
    </li>
  );
}
