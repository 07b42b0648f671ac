import type { Catalogue } from '../catalogue.ts';

const loadStates: Catalogue['values']['names']['inp_state'] = {
  loading: 'lädt',
  'dom-interactive': 'DOM bedienbar',
  'dom-content-loaded': 'DOM geladen',
  complete: 'fertig geladen',
};

/** What those values are called that Pharos itself chose. */
export const values: Catalogue['values'] = {
  empty: {
    'Direct / None': 'Direkt / keine',
    Direct: 'Direkt',
    '(not set)': '(nicht gesetzt)',
    '(not measured)': '(nicht gemessen)',
    '(none)': '(keine)',
    '(anonymous)': '(anonym)',
    '(inline)': '(in der Seite)',
  },
  names: {
    channel: {
      'Cross-network': 'Netzwerkübergreifend',
      'AI Assistants': 'KI-Assistenten',
      'Paid Shopping': 'Bezahltes Shopping',
      'Paid Search': 'Bezahlte Suche',
      'Paid Social': 'Bezahlte soziale Medien',
      'Paid Video': 'Bezahlte Videos',
      Display: 'Display-Werbung',
      'Paid Other': 'Sonstige bezahlte Kanäle',
      'Organic Shopping': 'Organisches Shopping',
      'Organic Social': 'Organische soziale Medien',
      'Organic Video': 'Organische Videos',
      'Organic Search': 'Organische Suche',
      Email: 'E-Mail',
      Affiliates: 'Partnerprogramme',
      Audio: 'Audio-Werbung',
      SMS: 'SMS',
      'Mobile Push Notifications': 'Push-Nachrichten',
      Referral: 'Verweise',
      Direct: 'Direkt',
    },
    device: { Mobile: 'Mobil', Tablet: 'Tablet', Desktop: 'Desktop' },
    navigation: {
      navigate: 'Link oder Adresse',
      reload: 'Neu geladen',
      'back-forward': 'Zurück oder vorwärts',
      prerender: 'Vorgerendert',
      restore: 'Wiederhergestellter Tab',
      'back-forward-cache': 'Zurück/Vorwärts-Cache',
      'soft-navigation': 'Routenwechsel in der Seite',
    },
    delivery: { cache: 'aus dem Cache', 'navigational-prefetch': 'vorab geladen' },
    lcp_kind: {
      text: 'Text',
      image: 'Bild',
      'image lazy': 'Bild, verzögert geladen',
      'image high': 'Bild, mit Vorrang',
      'image lazy high': 'Bild, verzögert geladen, mit Vorrang',
    },
    inp_type: { pointer: 'Zeiger', keyboard: 'Tastatur' },
    inp_state: loadStates,
    cls_state: loadStates,
  },
};
