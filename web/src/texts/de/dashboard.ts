import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of a site's dashboard. */
export const dashboard: Catalogue['dashboard'] = {
  columns: {
    events: 'Gesamt',
    conversion_rate: 'KR',
    group_conversion_rate: 'KR',
  },
  noGoals: 'In diesem Zeitraum wurde kein Ziel erreicht.',
  campaigns: {
    choose: 'Wonach Kampagnen benannt werden',
    utm_campaign: 'Kampagne',
    utm_source: 'Quelle',
    utm_medium: 'Medium',
    utm_content: 'Inhalt',
    utm_term: 'Begriff',
  },
  props: {
    choose: 'Eigenschaft',
    none: 'Kein Ereignis dieses Zeitraums hat eine Eigenschaft.',
  },
  map: {
    label: 'Weltkarte, nach Besuchern eingefärbt',
    keys: 'Pfeiltasten gehen von Land zu Land, die meisten Besucher zuerst; die Eingabetaste zeigt eines allein. Dasselbe steht im Reiter „Länder“.',
    country: (name, visitors) => `${name}: ${visitors} Besucher`,
  },
  explain: {
    open: 'Was hat sich geändert?',
    title: (metric) => `Was sich ausgewirkt hat: ${metric}`,
    lead: (now, before, span) => `${now}, zuvor ${before} (${span}).`,
    same: 'Nichts hat sich ausgewirkt.',
    value: 'Wert',
    effect: 'Wirkung',
    counts:
      'Ein Besucher kann in mehreren Zeilen einer Liste stehen; die Zeilen müssen zusammen nicht die ganze Änderung ergeben.',
    rates:
      'Wie sehr jeder Wert am Durchschnitt gezogen hat, durch seine eigene Änderung und durch seinen Anteil an den Besuchen.',
  },
  annotations: {
    open: 'Notizen',
    title: 'Notizen',
    lead: 'Was an einem Tag geschah, neben den Zahlen.',
    date: 'Tag',
    text: 'Notiz',
    add: 'Notiz hinzufügen',
    save: 'Speichern',
    cancel: 'Abbrechen',
    edit: (text) => `Notiz bearbeiten: ${text}`,
    remove: (text) => `Notiz löschen: ${text}`,
    removed: 'Notiz gelöscht.',
    none: 'Noch keine Notizen.',
  },
  missing: {
    legend: 'Was im Diagramm fehlt',
    names: {
      quota: 'Kontingent erschöpft',
      outage: 'Von Pharos nicht angenommen',
      paused: 'Angehalten',
      before_first: 'Vor dem ersten Ereignis',
      silent: 'Ungewöhnliche Stille',
    },
    hints: {
      quota:
        'Es kamen Ereignisse, die abgewiesen wurden, weil das Kontingent des Kontos erschöpft war. Sie fehlen in den Zahlen.',
      outage:
        'Pharos konnte einige Ereignisse nicht annehmen oder behalten. Browser versuchen es nach Möglichkeit erneut; die Zahlen können dennoch zu niedrig sein.',
      paused: 'Die Website war von ihrem Inhaber archiviert und nahm keine Ereignisse an.',
      before_first: 'Aus dieser Zeit ist kein Ereignis vorhanden: Das erste kam später.',
      silent:
        'Es kam kein einziges Ereignis, obwohl zur gleichen Zeit in den Wochen davor immer welche kamen. Ist das Skript noch in den Seiten?',
    },
    events: (what, n, events) =>
      `${what}: ${plural(n, { one: `${events} Ereignis`, other: `${events} Ereignisse` })} abgewiesen oder verloren`,
    span: (what, from, to) => `${what}, ${from} bis ${to}`,
  },
  compare: {
    choose: 'Vergleichen mit',
    previous_period: 'Vorheriger Zeitraum',
    year_over_year: 'Gleicher Zeitraum im Vorjahr',
    custom: 'Eigener Zeitraum',
    off: 'Kein Vergleich',
    matchWeekday: 'Wochentage angleichen',
    short: {
      previous_period: 'ggü. zuvor',
      year_over_year: 'ggü. Vorjahr',
      custom: 'ggü. eigenem',
      off: 'Kein Vergleich',
    },
  },
};
