import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of deleting, of undoing that, and of taking one's data along. */
export const deletion: Catalogue['deletion'] = {
  title: 'Löschung rückgängig machen',
  lead: 'Was gelöscht wurde, kommt zurück, wie es war, mit seinen Zahlen. Was ihm inzwischen gesendet wurde, ist verloren.',
  button: 'Löschung rückgängig machen',
  done: 'Es ist wieder da.',
  toSites: 'Zu Ihren Websites',
  noToken: 'Diese Adresse ist unvollständig. Folgen Sie dem Link in der E-Mail noch einmal.',
  confirm: (word) => `Geben Sie zur Bestätigung ${word} ein`,
  cancel: 'Alles behalten',
  steps: {
    label: 'Was geschieht',
    now: 'Sofort',
    within: (hours) => `Innerhalb von ${hours} Stunden`,
    before: (hours) => `Bevor ${hours} Stunden vergangen sind`,
    undo: 'Sie können es rückgängig machen: über den Link in der E-Mail an Sie oder hier.',
    undoByMail: 'Sie können es rückgängig machen, über den Link in der E-Mail an Sie.',
    destroyed:
      'Alles wird endgültig vernichtet, überall, wo wir es aufbewahren. Sie bekommen einen Beleg per E-Mail.',
  },
  site: {
    title: 'Website löschen',
    lead: 'Mit ihren Zahlen, ihren Zielen und allem, was sonst mit ihr gespeichert ist.',
    now: (domain) =>
      `Niemand findet ${domain} hier noch, ihre Ereignisse werden abgewiesen, und ihre Schlüssel und geteilten Links enden.`,
    submit: 'Diese Website löschen',
  },
  account: {
    title: 'Konto löschen',
    lead: (account) => `${account} mit jeder seiner Websites.`,
    open: 'Dieses Konto löschen …',
    heading: (account) => `${account} löschen`,
    sites: (n) =>
      plural(n, { one: 'Mit ihm geht diese Website:', other: `Mit ihm gehen diese ${n} Websites:` }),
    noSites: 'Es hat keine Websites.',
    others: 'Alle anderen, die zu ihm gehören, und die Gäste seiner Websites erreichen darin nichts mehr.',
    now: 'Niemand findet das Konto und seine Websites noch, und ihre Ereignisse werden abgewiesen.',
    submit: 'Dieses Konto löschen',
    keep: 'Soll jemand anderes es weiterführen, machen Sie diese Person unter „Team“ zum Eigentümer und verlassen Sie es.',
  },
  me: {
    title: 'Sich selbst löschen',
    lead: 'Ihr Name, Ihre Adresse und alles, was sagt, wer Sie sind.',
    open: 'Meinen Benutzer löschen …',
    heading: 'Ihren Benutzer löschen',
    goes: 'Diese Konten gehören sonst niemandem. Sie gehen mit Ihnen, und alle ihre Websites:',
    goesAccount: (name, sites, others) => {
      const what = sites.length === 0 ? 'keine Websites' : sites.join(', ');
      const whom = plural(others, {
        one: '; eine weitere Person gehört dazu',
        other: `; ${others} weitere gehören dazu`,
      });
      return `${name}: ${what}${others === 0 ? '' : whom}`;
    },
    goesAgreed: 'Auch diese Konten mit ihren Websites löschen',
    keep: 'Um eines zu behalten, machen Sie zuerst unter „Team“ jemand anderen zum Eigentümer.',
    stays: 'Diese Konten bleiben, wie sie sind, ohne Sie:',
    guest: (n) =>
      plural(n, {
        one: 'Die Website, bei der Sie Gast sind, erreichen Sie nicht mehr.',
        other: `Die ${n} Websites, bei denen Sie Gast sind, erreichen Sie nicht mehr.`,
      }),
    now: 'Sie werden überall abgemeldet, und niemand kann sich als Sie anmelden.',
    export: 'Vorher können Sie Ihre Daten mitnehmen, unter „Profil“.',
    submit: 'Meinen Benutzer löschen',
  },
  goodbye: {
    title: 'Ihr Benutzer ist gelöscht',
    until: (when) =>
      `Bis ${when} nimmt der Link in der E-Mail, die wir Ihnen gesendet haben, das zurück. Dann ist es endgültig.`,
    noDate:
      'Zwei Tage lang nimmt der Link in der E-Mail, die wir Ihnen gesendet haben, das zurück. Dann ist es endgültig.',
    signIn: 'Zur Anmeldung',
  },
  banner: {
    label: 'Löschungen, die sich rückgängig machen lassen',
    willGo: (name, when) => `${name} ist gelöscht und wird am ${when} vernichtet.`,
    waits: (name) =>
      `${name} ist gelöscht und wird vernichtet, sobald unsere Mitarbeiter das genehmigt haben.`,
    undo: 'Rückgängig',
    undoNamed: (name) => `Löschung rückgängig machen: ${name}`,
    undone: (name) => `${name} ist wieder da.`,
  },
  export: {
    title: 'Ihre Daten',
    lead: 'Alles, was wir von Ihnen haben, und was mit den Websites gespeichert ist, um die Sie sich kümmern, als Dateien: JSON für Programme, CSV für Tabellenkalkulationen. Die Zahlen einer Website werden aus ihrem Dashboard exportiert.',
    button: 'Meine Daten herunterladen',
    running: (amount) => `bisher ${amount} …`,
    starting: 'Wird gesammelt …',
    done: (amount) => `Gespeichert: ${amount}.`,
    stop: 'Anhalten',
    fileName: 'pharos-meine-daten.zip',
    broken: 'Der Download brach vor seinem Ende ab. Versuchen Sie es erneut.',
  },
};
