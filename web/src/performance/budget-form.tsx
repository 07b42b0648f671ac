import { type FormEvent, useState } from 'react';
import { DEVICES, type Device } from '../../../core/device.ts';
import type { Vital } from '../../../core/vitals/vitals.ts';
import type { BudgetRules } from '../api/budgets.ts';
import { buttonClass } from '../components/notice.tsx';
import { thresholdsOf } from '../format/measure.ts';
import { valueLabel } from '../format/value-label.ts';
import { Field, fieldClass, primaryClass, sentenceOf } from '../settings/form.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { VITAL_NAMES } from '../state/performance-state.ts';
import { budgetTexts } from '../texts/budgets-en.ts';
import { performanceTexts } from '../texts/performance-en.ts';

const texts = budgetTexts.form;

/** Asks for the rules of a budget; begins with what is still good. */
export function BudgetForm(props: {
  vital: Vital;
  isBusy: boolean;
  error: Error | null;
  onSave: (rules: BudgetRules) => void;
  onCancel: () => void;
}) {
  const [vital, setVital] = useState(props.vital);
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    props.onSave({
      vital,
      limit: Number(text('limit')),
      max_increase: text('increase') === '' ? null : Number(text('increase')),
      route: text('route') || null,
      device: (text('device') || null) as Device | null,
      min_samples: Number(text('samples')),
      days: Number(text('days')),
      // Whoever gives a budget new bounds does not mean to silence it: nothing is said where nothing is written.
      ...(text('webhook') !== '' && { webhook_url: text('webhook') }),
    });
  }
  return (
    <form onSubmit={save} className="grid gap-4 border-t border-line py-4 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        label={texts.vital}
        name="vital"
        options={VITAL_NAMES.map((name) => [name, performanceTexts.vitals[name].short])}
        chosen={vital}
        onChoose={setVital}
      />
      <Field label={vital === 'cls' ? texts.limitCls : texts.limit}>
        {(ids) => (
          <input
            {...ids}
            key={vital}
            name="limit"
            type="number"
            required
            min={vital === 'cls' ? 0.001 : 1}
            step={vital === 'cls' ? 0.001 : 1}
            defaultValue={thresholdsOf(vital).good}
            className={fieldClass}
          />
        )}
      </Field>
      <Field label={texts.route} hint={texts.routeHint}>
        {(ids) => <input {...ids} name="route" maxLength={500} className={fieldClass} />}
      </Field>
      <SelectField
        label={texts.device}
        name="device"
        options={[
          ['', budgetTexts.allDevices],
          ...DEVICES.map((device) => [device, valueLabel('device', device)] as const),
        ]}
      />
      <Field label={texts.increase} hint={texts.increaseHint}>
        {(ids) => <input {...ids} name="increase" type="number" min={1} max={1000} className={fieldClass} />}
      </Field>
      <Field label={texts.samples}>
        {(ids) => (
          <input
            {...ids}
            name="samples"
            type="number"
            min={12}
            required
            defaultValue={100}
            className={fieldClass}
          />
        )}
      </Field>
      <Field label={texts.days}>
        {(ids) => (
          <input
            {...ids}
            name="days"
            type="number"
            min={1}
            max={14}
            required
            defaultValue={2}
            className={fieldClass}
          />
        )}
      </Field>
      <div className="sm:col-span-2">
        <Field label={texts.webhook} hint={texts.webhookHint}>
          {(ids) => (
            <input
              {...ids}
              name="webhook"
              type="url"
              pattern="https://.+"
              maxLength={500}
              autoComplete="off"
              className={fieldClass}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <button type="submit" disabled={props.isBusy} className={primaryClass}>
          {texts.save}
        </button>
        <button type="button" onClick={props.onCancel} className={`${buttonClass} h-10`}>
          {texts.cancel}
        </button>
      </div>
      <p role="alert" className="text-bad wrap-anywhere sm:col-span-2 lg:col-span-4">
        {props.error && sentenceOf(props.error)}
      </p>
    </form>
  );
}
