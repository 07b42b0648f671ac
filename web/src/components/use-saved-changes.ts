import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from './toasts.tsx';

/** Something that is saved under a name. */
export interface Named {
  id: number;
  name: string;
}

/** Saves new and changed items of a list and takes them away, which can be undone: it comes back under another id. */
export function useSavedChanges<Item extends Named>(list: {
  queryKey: QueryKey;
  save: (item: Omit<Item, 'id'> & { id?: number }) => Promise<unknown>;
  remove: (id: number) => Promise<unknown>;
  /** Says that one is gone. */
  removed: (name: string) => string;
  /** Comes also when what asked for it is gone. */
  onRemoved?: ((id: number) => void) | undefined;
}) {
  const client = useQueryClient();
  const toast = useToast();
  const handlers = {
    onError: (error: Error) => toast.show(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: list.queryKey }),
  };
  const save = useMutation({ mutationFn: list.save, ...handlers });
  const remove = useMutation({
    mutationFn: ({ id }: Item) => list.remove(id),
    onSuccess: (_, { id, ...item }) => {
      list.onRemoved?.(id);
      toast.show(list.removed(item.name), () => save.mutate(item));
    },
    ...handlers,
  });
  return { save, remove };
}
