import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { areaClass, Card, Field, Outcome, SaveForm, Toggle } from './form.tsx';
import { SelectField } from './select-field.tsx';
import { type Change, useChange } from './use-settings.ts';

const texts = settingsTexts.tracking;
const COUNTED = [
  'outbound_links',
  'file_downloads',
  'form_submissions',
  'track_404_pages',
  'hash_based_routing',
] as const;
const VISITORS = ['do_not_track', 'identify'] as const;
const PERFORMANCE = ['web_vitals', 'causes'] as const;
const SAMPLES = [1, 0.5, 0.25, 0.1, 0.05, 0.01];

/** What the site's script does by itself. */
export function TrackingSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  const toggles = useChange(site);
  const tracker = settings.tracker_script_configuration;
  return (
    <>
      <Card title={texts.counted} lead={texts.hint}>
        <TrackerToggles names={COUNTED} tracker={tracker} change={toggles} />
        <Outcome saving={toggles} />
      </Card>
      <Card title={texts.visitors}>
        <TrackerToggles names={VISITORS} tracker={tracker} change={toggles} />
        <Toggle
          text={texts.drop_datacentre}
          isOn={settings.drop_datacentre}
          isDisabled={toggles.isPending}
          onToggle={(drop_datacentre) => toggles.mutate({ drop_datacentre })}
        />
      </Card>
      <Card title={texts.performance}>
        <TrackerToggles names={PERFORMANCE} tracker={tracker} change={toggles} />
        <Sample site={site} sample={tracker.performance_sample} />
      </Card>
      <Query site={site} names={tracker.query_parameters} />
    </>
  );
}

type Tracker = SiteSettings['tracker_script_configuration'];

function TrackerToggles(props: {
  names: readonly (typeof COUNTED | typeof VISITORS | typeof PERFORMANCE)[number][];
  tracker: Tracker;
  change: Change;
}) {
  return props.names.map((name) => (
    <Toggle
      key={name}
      text={texts[name]}
      isOn={props.tracker[name]}
      isDisabled={props.change.isPending}
      onToggle={(isOn) => props.change.mutate({ tracker_script_configuration: { [name]: isOn } })}
    />
  ));
}

function Sample({ site, sample }: { site: Site; sample: number }) {
  const change = useChange(site);
  const shares = SAMPLES.includes(sample) ? SAMPLES : [...SAMPLES, sample].sort((a, b) => b - a);
  return (
    <div className="mt-3">
      <SaveForm
        saving={change}
        onSave={(fields) =>
          change.mutate({
            tracker_script_configuration: { performance_sample: Number(fields.get('sample')) },
          })
        }
      >
        <SelectField
          label={texts.sample}
          hint={texts.sampleHint}
          name="sample"
          options={shares.map((share) => [share, `${share * 100} %`])}
          initially={sample}
        />
      </SaveForm>
    </div>
  );
}

function Query({ site, names }: { site: Site; names: string[] }) {
  const change = useChange(site);
  function save(fields: FormData) {
    const query_parameters = String(fields.get('names'))
      .split(/[\s,]+/)
      .filter((name) => name !== '');
    change.mutate({ tracker_script_configuration: { query_parameters } });
  }
  return (
    <Card title={texts.query} lead={texts.queryLead}>
      <SaveForm saving={change} onSave={save}>
        <Field label={texts.queryLabel}>
          {(ids) => <textarea {...ids} name="names" defaultValue={names.join('\n')} className={areaClass} />}
        </Field>
      </SaveForm>
    </Card>
  );
}
