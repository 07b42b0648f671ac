import { useMemo, useRef } from 'react';
import type { JourneyAnswer } from '../api/flows.ts';
import { useWidth } from '../components/use-width.ts';
import { format } from '../format/format.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { placeJourney } from './sankey.ts';

const texts = flowTexts.journeys;
const HEIGHT_PX = 420;

/** Levels of pages with bands between them; a page is a button that follows it alone. */
export function JourneyMap(props: {
  answer: JourneyAnswer;
  path: (string | null)[];
  isReversed: boolean;
  onChoose: (level: number, page: string) => void;
}) {
  const { answer, path } = props;
  const host = useRef<HTMLElement>(null);
  const room = useWidth(host);
  const { nodes, links, nodePx, columnPx, width, height } = useMemo(
    () => placeJourney(answer, { room, height: HEIGHT_PX }),
    [answer, room],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section ref={host} tabIndex={0} aria-label={texts.keys} className="overflow-x-auto rounded-md pb-2">
      <div className="flex text-xs text-ink-faint" style={{ width }}>
        {answer.results.map(({ level }) => (
          <span key={level} className="shrink-0 pb-2" style={{ width: columnPx }}>
            {texts.nodes(level)}
          </span>
        ))}
      </div>
      <div className="relative" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" className="absolute inset-0">
          {links.map((link) => (
            <path
              key={link.key}
              d={link.path}
              strokeWidth={link.width}
              className="fill-none stroke-accent opacity-20"
            />
          ))}
        </svg>
        <ol>
          {nodes.map((node) => {
            const isChosen = node.page !== null && path[node.level] === node.page;
            const label = node.page ?? texts.others(format.whole(node.pages));
            const about = `${texts.visits(format.whole(node.visits))} · ${props.isReversed ? texts.began : texts.ended}: ${format.whole(node.ended)}`;
            return (
              <li
                key={`${node.level} ${node.page}`}
                className="absolute"
                style={{ left: node.x, top: node.y, width: nodePx, height: node.height }}
              >
                <button
                  type="button"
                  aria-pressed={isChosen}
                  disabled={node.page === null}
                  title={`${label}: ${about}`}
                  onClick={() => node.page !== null && props.onChoose(node.level, node.page)}
                  className="flex size-full flex-col items-start overflow-hidden rounded-md border border-line bg-raised px-2 py-1 text-left enabled:hover:border-accent aria-pressed:border-accent aria-pressed:bg-bar"
                >
                  <span className="flex w-full items-baseline gap-2 text-xs">
                    <span className="min-w-0 grow truncate font-medium" dir="auto">
                      {label}
                    </span>
                    <span className="text-ink-soft tabular-nums">{format.short(node.visits)}</span>
                  </span>
                  {node.height > 44 && (
                    <span className="text-2xs text-ink-soft tabular-nums">
                      {props.isReversed ? texts.began : texts.ended} {format.short(node.ended)}
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
