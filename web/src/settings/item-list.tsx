import type { ReactNode } from 'react';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { settingsTexts as texts } from '../texts/settings-en.ts';

/** Things in the order they were made, each with a way to take it away. */
export function ItemList<Item extends { id: string | number }>(props: {
  items: readonly Item[];
  name: (item: Item) => string;
  detail?: (item: Item) => ReactNode;
  isBusy: boolean;
  /** Whether taking one away can be undone, so that nothing is asked. */
  isUndoable?: boolean;
  /** For things that can be changed. */
  onEdit?: (item: Item) => void;
  onRemove: (item: Item) => void;
}) {
  const { onEdit } = props;
  if (props.items.length === 0) return <p className="text-ink-faint">{texts.none}</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {props.items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
          <span className="min-w-0 font-medium wrap-anywhere">{props.name(item)}</span>
          {props.detail && <span className="min-w-0 text-ink-faint wrap-anywhere">{props.detail(item)}</span>}
          <span className="ml-auto flex items-center">
            {onEdit && (
              <button
                type="button"
                disabled={props.isBusy}
                aria-label={texts.changeNamed(props.name(item))}
                onClick={() => onEdit(item)}
                className="rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-60"
              >
                {texts.change}
              </button>
            )}
            {props.isUndoable ? (
              <button
                type="button"
                disabled={props.isBusy}
                aria-label={texts.removeNamed(props.name(item))}
                onClick={() => props.onRemove(item)}
                className="rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-bad disabled:opacity-60"
              >
                {texts.remove}
              </button>
            ) : (
              <ConfirmButton
                text={texts.remove}
                label={texts.removeNamed(props.name(item))}
                isBusy={props.isBusy}
                onConfirm={() => props.onRemove(item)}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
