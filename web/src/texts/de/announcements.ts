import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

const count = (n: number) => n.toLocaleString('de');

/** Texts of announcements: writing them, and ending them. */
export const announcements: Catalogue['announcements'] = {
  title: 'Ankündigungen',
  none: 'Noch wurde nichts angekündigt.',
  write: 'Ankündigung schreiben',
  writeLead:
    'Sie wird als Entwurf abgelegt. Danach kommen ihr Aussehen, ein Test an Sie selbst und die Zahl ihrer Leser.',
  subject: 'Betreff',
  body: 'Inhalt',
  bodyHint:
    'Leere Zeilen zwischen Absätzen. „## “ vor einer Überschrift, „- “ vor jedem Punkt einer Liste, [Text](https://…) allein für eine Schaltfläche.',
  segment: 'An wen',
  segmentHint: 'Nur Benutzer mit bestätigter Adresse, die weder gesperrt noch abgemeldet sind.',
  segments: {
    verified: 'Alle Benutzer',
    owners: 'Eigentümer von Konten',
    silent: 'Eigentümer mit einer Website, die nie eine Nachricht sandte',
    'owners_of:open': 'Eigentümer offener Konten',
    'owners_of:blocked': 'Eigentümer gesperrter Konten',
    'owners_of:deleted': 'Eigentümer von Konten, die gelöscht werden',
    account: 'Mitglieder eines Kontos',
  },
  account: 'Konto',
  accountHint: 'Seine Kennung, account_…',
  save: 'Entwurf speichern',
  state: 'Stand',
  states: { draft: 'Entwurf', sending: 'Wird gesendet', stopped: 'Angehalten', done: 'Gesendet' },
  progress: 'Fortschritt',
  sentOf: (sent, refused, all) =>
    `${count(sent)} von ${count(all)} gesendet${refused > 0 ? `, ${count(refused)} abgelehnt` : ''}`,
  sending: 'Versand',
  goesTo: (n, perMinute) =>
    plural(n, {
      one: 'geht an 1 Benutzer',
      other: `geht an ${count(n)} Benutzer, ${perMinute} pro Minute`,
    }),
  preview: 'Wie sie sich liest',
  asHtml: 'Als HTML, in einem neuen Tab',
  change: 'Ändern',
  test: 'Nur an mich senden',
  tested: 'Sehen Sie in Ihr Postfach.',
  send: (n) => plural(n, { one: 'An 1 Benutzer senden', other: `An ${count(n)} Benutzer senden` }),
  stop: 'Anhalten',
  unsubscribe: {
    title: 'Ankündigungen per E-Mail',
    lead: 'Neues über Pharos, ein paar Mal im Jahr. E-Mails zu Ihrem Konto und seiner Sicherheit kommen in jedem Fall.',
    button: 'Abbestellen',
    done: 'Sie bekommen keine Ankündigungen mehr.',
    again: 'Wieder bekommen',
    isAgain: 'Sie bekommen wieder Ankündigungen.',
    noToken: 'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail.',
  },
};
