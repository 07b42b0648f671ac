import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of signing in with an organisation: the page that sets it up, and its way in. */
export const sso: Catalogue['sso'] = {
  nav: 'Anmeldung der Organisation',
  lead: 'Ihr Team meldet sich über Ihren eigenen Identitätsanbieter an (OpenID Connect): Microsoft Entra, Google Workspace, Okta, Keycloak und andere.',
  closed: 'Wie sich ein Konto anmeldet, sehen nur seine Eigentümer und Administratoren.',
  of: (account) => `Im Konto ${account}.`,
  state: {
    none: 'Nicht eingerichtet. Tragen Sie Ihren Anbieter ein und weisen Sie dann nach, dass Ihre Domain Ihnen gehört.',
    unproven: 'Noch nicht in Gebrauch: Weisen Sie nach, dass eine Domain Ihnen gehört.',
    working: (when) => `Funktioniert: Am ${when} hat sich jemand angemeldet, oder es wurde getestet.`,
    untested: 'Bereit. Testen Sie es und melden Sie sich dann in einem anderen Fenster einmal an.',
    broken: (when) => `Funktioniert nicht, Stand ${when}.`,
    reason: (words) => `Im Einzelnen: ${words}`,
  },
  problems: {
    unreachable:
      'Der Anbieter ist nicht erreichbar. Seine Adressen müssen https sein, im öffentlichen Internet liegen und dürfen nicht umleiten.',
    no_provider:
      'Unter diesem Aussteller gibt es keinen OpenID-Connect-Anbieter. Er muss sich unter /.well-known/openid-configuration beschreiben.',
    wrong_issuer:
      'Der Anbieter nennt sich anders. Übernehmen Sie den Aussteller genau so, wie der Anbieter ihn schreibt.',
    client_refused: 'Der Anbieter nimmt den Client nicht an. Prüfen Sie seine Kennung und sein Geheimnis.',
    provider_error:
      'Der Anbieter antwortet mit einem Fehler. Prüfen Sie die Umleitungsadresse, die Sie dort eingetragen haben.',
    untrusted_token:
      'Was der Anbieter signiert, hält der Prüfung nicht stand: Aussteller, Client, Zeit oder Signatur stimmen nicht.',
    no_email:
      'Der Anbieter nennt keine E-Mail-Adresse. Lassen Sie ihn den Claim „email“ an diesen Client senden.',
  },
  provider: {
    title: 'Ihr Anbieter',
    ownersOnly: 'Eigentümer legen ihn fest: Wer das tut, entscheidet, wer hereinkommt.',
    redirect: 'Umleitungsadresse',
    redirectHint: 'Tragen Sie sie bei Ihrem Anbieter ein, als Webanwendung mit Geheimnis.',
    copyRedirect: 'Umleitungsadresse kopieren',
    issuer: 'Aussteller',
    issuerHint: 'Etwa https://login.example.com oder https://login.microsoftonline.com/<tenant>/v2.0.',
    clientId: 'Client-Kennung',
    secret: 'Client-Geheimnis',
    secretHint: 'Es wird verschlüsselt gespeichert und nie wieder gezeigt.',
    secretKept: 'Das vorhandene bleibt, wenn Sie dies leer lassen.',
    role: 'Wer zum ersten Mal kommt, wird',
    save: 'Anbieter speichern',
    test: 'Verbindung testen',
    testing: 'Wird getestet …',
    remove: 'Anbieter entfernen',
    removeLead:
      'Sitzungen, die er geöffnet hat, enden. Mitglieder bleiben und melden sich auf ihren anderen Wegen an.',
  },
  domains: {
    title: 'Ihre Domains',
    lead: 'Ihr Anbieter bürgt für Adressen dieser Domains und keiner anderen. Weisen Sie mit einem TXT-Eintrag nach, dass jede Ihnen gehört.',
    add: 'Domain hinzufügen',
    domain: 'Domain',
    domainHint: 'Was hinter dem @ steht, etwa example.com. Subdomains zählen für sich.',
    proven: (when) => `gehört Ihnen, Stand ${when}`,
    unproven: 'noch nicht nachgewiesen',
    name: 'Name des TXT-Eintrags',
    value: 'Sein Wert',
    copyName: 'Namen kopieren',
    copyValue: 'Wert kopieren',
    check: 'Nach dem Eintrag sehen',
    checking: 'Wird gesucht …',
    keep: 'Lassen Sie den Eintrag stehen: Ein Konto, das ihn entfernt, gibt die Domain auf.',
  },
  required: {
    title: 'Wer sie benutzen muss',
    toggle: [
      'Mitglieder müssen sich damit anmelden',
      'Wer anders gekommen ist, erreicht in diesem Konto nichts. Eigentümer behalten ihre anderen Wege, falls der Anbieter ausfällt.',
    ],
    outside: (n) =>
      plural(n, {
        one: 'Die Adresse eines Mitglieds gehört zu keiner Ihrer Domains; es käme nicht herein.',
        other: `Die Adressen von ${n} Mitgliedern gehören zu keiner Ihrer Domains; sie kämen nicht herein.`,
      }),
    first: 'Richten Sie zuerst den Anbieter ein und weisen Sie nach, dass eine Domain Ihnen gehört.',
  },
  signIn: {
    button: 'Mit Ihrer Organisation anmelden',
    needsEmail: 'Geben Sie oben Ihre Adresse ein, dann führen wir Sie zur Anmeldung Ihrer Organisation.',
    unknown:
      'Für diese Domain hat hier keine Organisation ihre Anmeldung eingerichtet. Nehmen Sie einen anderen Weg oder fragen Sie Ihren Administrator.',
    closed: (accounts) => `„${accounts}“ steht nur denen offen, die sich mit ihrer Organisation anmelden.`,
  },
};
