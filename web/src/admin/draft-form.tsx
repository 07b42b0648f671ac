import { useState } from 'react';
import type { Draft } from '../api/announcements.ts';
import { areaClass, Field, fieldClass, SaveForm, type Saving } from '../settings/form.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { announcementTexts as texts } from '../texts/announcements-en.ts';
import { choiceOf, SEGMENT_CHOICES, type SegmentChoice, segmentOf } from './segments.ts';

/** What an announcement says, and to whom it goes. */
export function DraftForm(props: {
  draft?: Draft;
  saving: Saving;
  submit: string;
  onSave: (draft: Draft) => void;
}) {
  const { draft, saving, submit, onSave } = props;
  const [choice, setChoice] = useState<SegmentChoice>(draft ? choiceOf(draft.segment) : 'verified');
  return (
    <SaveForm
      saving={saving}
      submit={submit}
      onSave={(fields) => {
        const field = (name: string) => String(fields.get(name) ?? '').trim();
        onSave({
          subject: field('subject'),
          body: field('body'),
          segment: segmentOf(choice, field('account')),
        });
      }}
    >
      <Field label={texts.subject}>
        {(ids) => (
          <input
            {...ids}
            name="subject"
            required
            minLength={3}
            maxLength={120}
            defaultValue={draft?.subject}
            className={fieldClass}
          />
        )}
      </Field>
      <Field label={texts.body} hint={texts.bodyHint}>
        {(ids) => (
          <textarea
            {...ids}
            name="body"
            required
            maxLength={10_000}
            rows={10}
            defaultValue={draft?.body}
            className={areaClass}
          />
        )}
      </Field>
      <SelectField
        label={texts.segment}
        hint={texts.segmentHint}
        options={SEGMENT_CHOICES.map((each) => [each, texts.segments[each]])}
        chosen={choice}
        onChoose={setChoice}
      />
      {choice === 'account' && (
        <Field label={texts.account} hint={texts.accountHint}>
          {(ids) => (
            <input
              {...ids}
              name="account"
              required
              defaultValue={draft?.segment.kind === 'account' ? draft.segment.account : ''}
              className={fieldClass}
            />
          )}
        </Field>
      )}
    </SaveForm>
  );
}
