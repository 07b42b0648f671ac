import type { ReadableSite } from '../api/sites.ts';
import { Segmented } from '../components/segmented.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { causeOf, type PerformanceState, VITAL_NAMES } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { ErrorsPanel } from './errors-panel.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import type { Panels } from './panels.tsx';
import { isOfScripts } from './questions.ts';
import { ReleaseList } from './release-list.tsx';
import { ReleasesPanel } from './releases-panel.tsx';

type PanelsProps = Parameters<typeof Panels>[0];

/** One of the section's topics by itself. */
export function TopicPage(
  props: Pick<PanelsProps, 'state' | 'overview' | 'vital' | 'releases' | 'onChange'> & { site: ReadableSite },
) {
  const { state, overview, vital, releases, onChange } = props;
  const replace = (change: Partial<PerformanceState>) => onChange(change, { replace: true });
  if (state.topic === 'errors') {
    return (
      <ErrorsPanel
        part={overview.answer?.parts.errors}
        isWider={state.filters.some(isOfScripts)}
        isOld={overview.isOld}
        opened={state.error}
        onOpen={(error) => replace({ error })}
      />
    );
  }
  return (
    <>
      <Segmented
        label={texts.vitalOf}
        names={VITAL_NAMES}
        chosen={state.vital}
        text={(name) => texts.vitals[name].short}
        onChoose={(name) => replace({ vital: name, cause: causeOf(name) })}
      />
      {state.topic === 'outcome' && (
        <OutcomePanel
          part={vital.answer?.parts.outcome}
          conversion={vital.answer?.parts.conversion}
          goals={(overview.answer?.parts.goals.rows ?? []).map(({ keys: [goal = ''] }) => goal)}
          state={vital.answer?.state ?? state}
          isOld={vital.isOld}
          onGoal={(goal) => replace({ goal })}
        />
      )}
      {state.topic === 'releases' && !releases && <Skeleton className="h-48 w-full rounded-card" />}
      {state.topic === 'releases' && releases && (
        <>
          <ReleaseList
            deploys={releases.deploys}
            chosen={releases.chosen}
            timezone={props.site.timezone}
            onDeploy={(deploy) => replace({ deploy })}
          />
          {releases.deploys.length > 0 && (
            <ReleasesPanel {...releases} state={state} onDeploy={(deploy) => replace({ deploy })} />
          )}
        </>
      )}
    </>
  );
}
