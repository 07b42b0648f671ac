import { countNamed } from './count-named.ts';
import { listen } from './listen.ts';
import type { AutomaticEvent } from './options.ts';
import type { EventOptions } from './wire-event.ts';

const FILE = /\.(7z|csv|dmg|docx?|exe|gz|mp[34]|pdf|pptx?|rar|txt|xlsx?|zip)$/i;

type Count<Name> = (name: Name, about?: EventOptions) => void;

/** Counts what is done to links, to forms, and to elements that name an event of their own. */
export function watchClicks(countCustom: Count<string>, countAutomatic: Count<AutomaticEvent>): void {
  listen('submit', () => countAutomatic('Form: Submission'));
  listen<MouseEvent>('click auxclick', ({ target, button }) => {
    // The right one opens a menu.
    if (button === 2) return;
    const named = (target as Element).closest('[data-pharos-event]');
    if (named) countNamed(named, countCustom);
    const link = (target as Element).closest('a');
    // Mail and telephone have no host.
    if (!link?.host) return;
    const about = { props: { url: link.href } };
    if (FILE.test(link.pathname)) countAutomatic('File Download', about);
    else if (link.host !== location.host) countAutomatic('Outbound Link: Click', about);
  });
}
