import { type FormEvent, type ReactNode, useState } from 'react';
import { goalList, propList, routeList, type SavedList } from '../api/saved.ts';
import type { Site } from '../api/sites.ts';
import { buttonClass } from '../components/notice.tsx';
import { useToast } from '../components/toasts.tsx';
import { settingsTexts } from '../texts/settings-en.ts';
import { Card, Field, fieldClass, Outcome, sentenceOf } from './form.tsx';
import { ItemList } from './item-list.tsx';
import { SavedFunnels } from './saved-funnels.tsx';
import { SavedSegments } from './saved-segments.tsx';
import { SelectField } from './select-field.tsx';
import { useList } from './use-settings.ts';

const texts = settingsTexts.lists;

/** What is saved with a site: goals, props, routes, segments, funnels. */
export function SavedSection({ site }: { site: Site }) {
  return (
    <>
      <Saved site={site} list={goalList} title={texts.goals} lead={texts.goalsLead} fields={<GoalFields />} />
      <Saved
        site={site}
        list={propList}
        title={texts.props}
        lead={texts.propsLead}
        fields={<TextField name="property" label={texts.propLabel} />}
      />
      <Saved
        site={site}
        list={routeList}
        title={texts.routes}
        lead={texts.routesLead}
        fields={<TextField name="pattern" label={texts.routeLabel} />}
      />
      <SavedSegments site={site} />
      <SavedFunnels site={site} />
    </>
  );
}

function Saved(props: { site: Site; list: SavedList; title: string; lead: string; fields: ReactNode }) {
  const toast = useToast();
  const { site, list: saved, fields } = props;
  const { list, change } = useList(site, saved.name, (signal) => saved.read(site.site_id, signal));
  const { add: addItem } = saved;
  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
    const given = Object.fromEntries(fields.filter(([, value]) => value !== ''));
    await change.mutateAsync(async () => addItem(site.site_id, given));
    form.reset();
  }
  return (
    <Card title={props.title} lead={props.lead}>
      <div className="flex flex-col gap-4">
        {list.error && <p className="text-bad wrap-anywhere">{sentenceOf(list.error)}</p>}
        {list.data && (
          <ItemList
            items={list.data}
            name={({ label }) => label}
            detail={({ detail }) => detail}
            isBusy={change.isPending}
            isUndoable
            onRemove={({ id, label, restore }) =>
              change.mutate(() => saved.remove(site.site_id, id), {
                onSuccess: () => toast.show(settingsTexts.removed(label), () => change.mutate(restore)),
              })
            }
          />
        )}
        <form
          onSubmit={(event) => void add(event).catch(() => {})}
          className="flex flex-wrap items-end gap-3 *:grow sm:*:grow-0"
        >
          {fields}
          <button type="submit" disabled={change.isPending} className={`${buttonClass} h-10`}>
            {settingsTexts.add}
          </button>
        </form>
        <Outcome saving={change} />
      </div>
    </Card>
  );
}

function TextField({
  name,
  label,
  isOptional = false,
}: {
  name: string;
  label: string;
  isOptional?: boolean;
}) {
  return (
    <Field label={label}>
      {(ids) => <input {...ids} name={name} required={!isOptional} className={fieldClass} />}
    </Field>
  );
}

const KINDS = ['event', 'page', 'scroll'] as const;

function GoalFields() {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('event');
  return (
    <>
      <SelectField
        label={texts.goalKind}
        name="goal_type"
        options={KINDS.map((one) => [one, texts.goalKinds[one]])}
        chosen={kind}
        onChoose={setKind}
      />
      <TextField name={kind === 'event' ? 'event_name' : 'page_path'} label={texts.goalValue[kind]} />
      {kind === 'scroll' && <TextField name="scroll_threshold" label={texts.goalThreshold} />}
      <TextField name="display_name" label={texts.goalName} isOptional />
    </>
  );
}
