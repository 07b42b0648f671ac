import { useState } from 'react';
import type { SavedFunnel } from '../api/flows.ts';
import type { Goal } from '../api/goals.ts';
import type { Site } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { NameInput } from '../components/name-input.tsx';
import { parseFunnel } from '../state/flow-state.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { FunnelEditor } from './funnel-editor.tsx';
import { apiFunnel, withSaved } from './funnel-shape.ts';

const texts = flowTexts.funnels;

/** A funnel with all that makes it: `start` as it is, to be changed, or null for a new one. */
export function FunnelDialog(props: {
  site: Site;
  start: SavedFunnel | null;
  goals: Goal[];
  onSave: (funnel: Omit<SavedFunnel, 'id'>) => void;
  onClose: () => void;
}) {
  const { start, onSave } = props;
  const [name, setName] = useState(start?.name ?? '');
  return (
    <Dialog title={start === null ? texts.new : texts.edit(start.name)} onClose={props.onClose}>
      <div className="overflow-y-auto p-4 sm:p-5">
        <FunnelEditor
          site={props.site}
          state={withSaved(parseFunnel(''), start ?? undefined)}
          goals={props.goals}
          submit={texts.save}
          onSubmit={(shape) => onSave(apiFunnel(name, shape, start))}
        >
          <NameInput label={texts.name} name={name} onChange={setName} className="min-w-32 grow" />
        </FunnelEditor>
      </div>
    </Dialog>
  );
}
