import type { CHANNELS } from '../../../core/channel.ts';
import type { Device } from '../../../core/device.ts';
import type { EmptyLabel } from '../../../core/query/dimensions.ts';
import type { NavigationType } from '../../../core/vitals/navigation-types.ts';
import type { INTERACTIONS, LCP_KINDS, LOAD_STATES } from '../../../core/vitals/page-words.ts';
import { inLanguage } from './language.ts';

type Names<List extends readonly string[]> = Record<List[number], string>;

const loadStates: Names<typeof LOAD_STATES> = {
  loading: 'loading',
  'dom-interactive': 'DOM interactive',
  'dom-content-loaded': 'DOM content loaded',
  complete: 'complete',
};

/** What those values are called that Pharos itself chose, by dimension; whatever else comes from visitors and has no names. */
export const valueTexts = inLanguage('values', {
  /** What stands for no value, by the API's word for it. */
  empty: {
    'Direct / None': 'Direct / None',
    Direct: 'Direct',
    '(not set)': '(not set)',
    '(not measured)': '(not measured)',
    '(none)': '(none)',
    '(anonymous)': '(anonymous)',
    '(inline)': '(inline)',
  } satisfies Record<EmptyLabel, string>,
  names: {
    channel: {
      'Cross-network': 'Cross-network',
      'AI Assistants': 'AI Assistants',
      'Paid Shopping': 'Paid Shopping',
      'Paid Search': 'Paid Search',
      'Paid Social': 'Paid Social',
      'Paid Video': 'Paid Video',
      Display: 'Display',
      'Paid Other': 'Paid Other',
      'Organic Shopping': 'Organic Shopping',
      'Organic Social': 'Organic Social',
      'Organic Video': 'Organic Video',
      'Organic Search': 'Organic Search',
      Email: 'Email',
      Affiliates: 'Affiliates',
      Audio: 'Audio',
      SMS: 'SMS',
      'Mobile Push Notifications': 'Mobile Push Notifications',
      Referral: 'Referral',
      Direct: 'Direct',
    } satisfies Names<typeof CHANNELS>,
    device: { Mobile: 'Mobile', Tablet: 'Tablet', Desktop: 'Desktop' } satisfies Record<Device, string>,
    navigation: {
      navigate: 'Link or address',
      reload: 'Reload',
      'back-forward': 'Back or forward',
      prerender: 'Prerendered',
      restore: 'Restored tab',
      'back-forward-cache': 'Back/forward cache',
      'soft-navigation': 'Route change in the page',
    } satisfies Record<NavigationType, string>,
    /** The browser's words for how a document came, those that are in use. */
    delivery: { cache: 'cache', 'navigational-prefetch': 'prefetched' },
    lcp_kind: {
      text: 'text',
      image: 'image',
      'image lazy': 'image, lazy',
      'image high': 'image, high priority',
      'image lazy high': 'image, lazy, high priority',
    } satisfies Names<typeof LCP_KINDS>,
    inp_type: { pointer: 'pointer', keyboard: 'keyboard' } satisfies Names<typeof INTERACTIONS>,
    inp_state: loadStates,
    cls_state: loadStates,
  },
});
