import { type ReactNode, useState } from 'react';
import { buttonClass } from '../components/notice.tsx';
import type { Named, useSavedChanges } from '../components/use-saved-changes.ts';
import { Card, sentenceOf } from './form.tsx';
import { ItemList } from './item-list.tsx';

/** A list of what is made and changed in a dialog: `start` is what is changed, null for a new one. */
export function SavedCard<Item extends Named>(props: {
  title: string;
  lead: string;
  newText: string;
  items: readonly Item[] | undefined;
  error: Error | null;
  changes: ReturnType<typeof useSavedChanges<Item>>;
  detail: (item: Item) => ReactNode;
  editor: (dialog: {
    start: Item | null;
    onSave: (item: Omit<Item, 'id'>) => void;
    onClose: () => void;
  }) => ReactNode;
}) {
  const { items, error } = props;
  const { save, remove } = props.changes;
  const [edited, setEdited] = useState<{ start: Item | null } | null>(null);
  const close = () => setEdited(null);
  return (
    <Card title={props.title} lead={props.lead}>
      <div className="flex flex-col gap-4">
        {error && <p className="text-bad wrap-anywhere">{sentenceOf(error)}</p>}
        {items && (
          <ItemList
            items={items}
            name={({ name }) => name}
            detail={props.detail}
            isBusy={save.isPending || remove.isPending}
            isUndoable
            onEdit={(start) => setEdited({ start })}
            onRemove={(item) => remove.mutate(item)}
          />
        )}
        <button
          type="button"
          onClick={() => setEdited({ start: null })}
          className={`${buttonClass} self-start`}
        >
          {props.newText}
        </button>
      </div>
      {edited &&
        props.editor({
          start: edited.start,
          onSave: (item) =>
            save.mutate({ ...(edited.start && { id: edited.start.id }), ...item }, { onSuccess: close }),
          onClose: close,
        })}
    </Card>
  );
}
