import { Link } from '../components/link.tsx';
import type { Topic } from '../state/performance-state.ts';
import { texts } from '../texts/en.ts';

/** The pages of the section, each with an address of its own; period and filters come along. */
export function TopicTabs(props: {
  topics: readonly Topic[];
  current: Topic;
  href: (topic: Topic) => string;
}) {
  const { topics, current, href } = props;
  return (
    <nav aria-label={texts.topics.label} className="flex max-w-full gap-1 overflow-x-auto">
      {topics.map((topic) => (
        <Link
          key={topic}
          href={href(topic)}
          aria-current={topic === current ? 'page' : undefined}
          className="border-b-2 border-transparent px-2 py-1 font-medium whitespace-nowrap text-ink-faint transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {texts.topics[topic]}
        </Link>
      ))}
    </nav>
  );
}
