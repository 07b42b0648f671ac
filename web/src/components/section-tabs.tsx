import { SECTIONS, type Section } from '../router.ts';
import { texts } from '../texts/en.ts';
import { Link } from './link.tsx';

/** The parts of a site's dashboard; period and filters come along. */
export function SectionTabs({ current, href }: { current: Section; href: (section: Section) => string }) {
  return (
    <nav
      aria-label={texts.sections.label}
      className="flex max-w-full gap-1 overflow-x-auto rounded-lg border border-line bg-surface p-0.5"
    >
      {SECTIONS.map((section) => (
        <Link
          key={section}
          href={href(section)}
          aria-current={section === current ? 'page' : undefined}
          className="rounded-md px-2.5 py-1 font-medium whitespace-nowrap text-ink-faint transition-colors hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink"
        >
          {texts.sections[section]}
        </Link>
      ))}
    </nav>
  );
}
