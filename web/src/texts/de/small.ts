import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of lists in full. */
export const details: Catalogue['details'] = {
  search: 'Suchen',
  rows: (n, shown) => plural(n, { one: `${shown} Zeile`, other: `${shown} Zeilen` }),
  waiting: 'Diese Zeile wird geladen',
  filterBy: (value) => `Nur ${value} zeigen`,
  csv: 'Als CSV herunterladen',
  api: 'Als API-Aufruf',
  apiLead: 'Dieselben Zeilen für Programme. Nötig ist ein API-Schlüssel mit dem Recht stats:read.',
  copyCurl: 'curl kopieren',
  copyJson: 'JSON kopieren',
  failed: 'Die Datei konnte nicht erstellt werden.',
};

/** Texts of the overview of all sites. */
export const sites: Catalogue['sites'] = {
  search: 'Website suchen',
  sort: 'Reihenfolge',
  sorts: { visitors: 'Meiste Besucher', change: 'Größtes Wachstum', name: 'Name' },
  group: 'Nach Domain gruppieren',
  none: 'Keine Website heißt so.',
  noneForYou:
    'Hier gibt es keine Website, die Sie mit Ihrer Rolle sehen dürfen. Fragen Sie einen Eigentümer oder Administrator des Kontos.',
  locked:
    'Dieses Konto steht nur denen offen, die sich mit zwei Faktoren anmelden. Richten Sie eine Authenticator-App ein oder melden Sie sich mit einem Passkey an, dann sind seine Websites hier.',
  lockedGuest:
    'Eine Website, deren Gast Sie sind, steht nur denen offen, die sich mit zwei Faktoren anmelden. Richten Sie eine Authenticator-App ein oder melden Sie sich mit einem Passkey an, dann ist sie hier.',
  unlock: 'Zweiten Faktor einrichten',
  visitors: 'Besucher',
  all: (n) => plural(n, { one: `${n} Website`, other: `${n} Websites zusammen` }),
  compare: (domain) => `${domain} mit anderen in einem Diagramm zeigen`,
  together: 'Besucher der gewählten Websites',
  asTable: 'Als Tabelle',
  time: 'Zeit',
};

/** Texts of the live page. */
export const live: Catalogue['live'] = {
  title: (domain) => `Live: ${domain}`,
  now: (n) =>
    plural(n, {
      one: 'Besucher in den letzten fünf Minuten',
      other: 'Besucher in den letzten fünf Minuten',
    }),
  minutes: 'Besucher der letzten 30 Minuten, Minute für Minute',
  minute: 'Minute',
  visitors: 'Besucher',
  pages: 'Seiten',
  sources: 'Quellen',
  countries: 'Länder',
  devices: 'Geräte',
  nobody: 'Niemand in der letzten halben Stunde.',
  stream: 'Was geschieht',
  on: 'auf',
  visitor: 'Besucher',
  filter: (value) => `Nur ${value} zeigen`,
  off: 'Die Live-Ansicht ist im Moment abgeschaltet. Alles andere geht; kommen Sie später wieder.',
  quiet:
    'In der letzten halben Stunde ist nichts geschehen. Was geschieht, erscheint hier innerhalb von Sekunden.',
};

/** Texts of the banner over what staff sees as somebody else. */
export const view: Catalogue['view'] = {
  label: 'Sie sehen als jemand anderes',
  as: (who, account) =>
    account === null ? `Sie sehen, was ${who} sieht.` : `Sie sehen ${account}, wie ${who} es sieht.`,
  until: (time) => `Ändern lässt sich nichts. Endet um ${time}.`,
  by: (who, reason) => `${who}: „${reason}“`,
  end: 'Beenden',
};
