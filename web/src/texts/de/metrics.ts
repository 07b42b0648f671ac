import type { Catalogue } from '../catalogue.ts';

/** The numbers by name and in a sentence. */
export const metrics: Catalogue['metrics'] = {
  visitors: {
    name: 'Besucher',
    is: 'Verschiedene Menschen mit einem Seitenaufruf oder Ereignis. Anonyme zählen jeden Tag neu, solche mit eigener Kennung einmal.',
  },
  visits: {
    name: 'Besuche',
    is: 'Sitzungen: was ein Besucher an einem Tag ohne Pause von mehr als 30 Minuten tut.',
  },
  pageviews: {
    name: 'Seitenaufrufe',
    is: 'Seiten, die angesehen wurden, Neuladen und Routenwechsel eingeschlossen.',
  },
  views_per_visit: { name: 'Aufrufe je Besuch', is: 'Seitenaufrufe geteilt durch Besuche.' },
  bounce_rate: {
    name: 'Absprungrate',
    is: 'Anteil der Besuche mit weniger als zwei Seitenaufrufen und ohne interaktives Ereignis.',
  },
  visit_duration: {
    name: 'Besuchsdauer',
    is: 'Mittlere Zeit vom ersten bis zum letzten Ereignis eines Besuchs, Besuche mit nur einem Ereignis eingeschlossen.',
  },
  events: {
    name: 'Ereignisse',
    is: 'Seitenaufrufe und eigene Ereignisse; bei einem Ziel, wie oft es erreicht wurde.',
  },
  group_conversion_rate: {
    name: 'Konversionsrate',
    is: 'Anteil der Besucher dieser Zeile, die das Ziel erreicht haben.',
  },
  percentage: {
    name: 'Anteil',
    is: 'Besucher der Zeile an allen Besuchern. Jemand kann in mehreren Zeilen vorkommen.',
  },
  conversion_rate: { name: 'Konversionsrate', is: 'Anteil aller Besucher, die das Ziel erreicht haben.' },
  time_on_page: {
    name: 'Zeit auf der Seite',
    is: 'Mittlere Zeit, die die Seite in einem Besuch angesehen wurde: im Vordergrund und benutzt.',
  },
  scroll_depth: { name: 'Scrolltiefe', is: 'Wie weit Besuche auf der Seite im Mittel nach unten kamen.' },
  exit_rate: { name: 'Ausstiegsrate', is: 'Besuche, die auf der Seite endeten, an ihren Seitenaufrufen.' },
  total_revenue: { name: 'Umsatz', is: 'Summe des Umsatzes, den Ereignisse gebracht haben.' },
};
