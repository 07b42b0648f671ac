import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of signing in and up, and of the pages that e-mails link to. */
export const auth: Catalogue['auth'] = {
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  name: 'Ihr Name (freiwillig)',
  newPassword: 'Neues Passwort',
  show: 'Zeigen',
  hide: 'Verbergen',
  showHint: 'Zeigen, was Sie eingeben',
  or: 'oder',
  toSignIn: 'Zur Anmeldung',
  signIn: {
    title: 'Bei Pharos anmelden',
    submit: 'Anmelden',
    submitting: 'Anmeldung läuft …',
    forgot: 'Passwort vergessen?',
    link: 'Anmeldelink senden',
    linkNeedsEmail: 'Geben Sie oben Ihre Adresse ein, dann senden wir den Link dorthin.',
    passkey: 'Passkey verwenden',
    provider: (name) => `Weiter mit ${name}`,
    signUpLead: 'Neu hier?',
    signUp: 'Konto anlegen',
    resend: 'Link noch einmal senden',
    resent: 'Er ist unterwegs, falls er noch gebraucht wird.',
  },
  code: {
    title: 'Ihr zweiter Faktor',
    lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für Pharos zeigt.',
    label: 'Code der App',
    trust: 'In diesem Browser 30 Tage lang nicht fragen',
    submit: 'Weiter',
    submitting: 'Wird geprüft …',
    toRecovery: 'Ich habe keinen Zugriff auf die App',
    recoveryLead:
      'Geben Sie einen der Wiederherstellungscodes ein, die Sie beim Einrichten des zweiten Faktors aufbewahrt haben. Jeder gilt einmal.',
    recoveryLabel: 'Wiederherstellungscode',
    toApp: 'Code der App verwenden',
    over: 'Von vorn beginnen',
  },
  signUp: {
    title: 'Konto anlegen',
    lead: 'Eine Adresse und ein Passwort; gleich danach kommt Ihre erste Website.',
    inviteOnly:
      'Pharos ist derzeit nur mit Einladung zugänglich. Registrieren Sie sich mit der Adresse, an die Ihre Einladung ging.',
    submit: 'Konto anlegen',
    submitting: 'Wird angelegt …',
    signInLead: 'Sie haben schon ein Konto?',
    signIn: 'Anmelden',
  },
  strength: {
    rule: 'Mindestens 10 Zeichen. Ein paar Wörter, die nichts miteinander zu tun haben, sind leicht zu merken und schwer zu erraten.',
    more: (n) => plural(n, { one: 'Noch 1 Zeichen nötig.', other: `Noch ${n} Zeichen nötig.` }),
    tooLong: 'Das sind mehr als 256 Zeichen: Kürzen Sie es.',
    personal: 'Schwach: Es enthält Ihren Namen oder Ihre Adresse, und das probieren andere zuerst.',
    common: 'Schwach: Solche Passwörter stehen auf jeder Liste. Wählen Sie ein eigenes.',
    monotonous: 'Schwach: Es wiederholt sich oder zählt weiter. Mischen Sie andere Wörter hinein.',
    fair: 'Brauchbar. Mit ein, zwei Wörtern mehr wäre es stark.',
    strong: 'Stark.',
  },
  inbox: {
    title: 'Sehen Sie in Ihr Postfach',
    verify: (email) =>
      `Wir haben eine E-Mail an ${email} gesendet. Folgen Sie dem Link darin, um die Adresse zu bestätigen; dann können Sie sich anmelden.`,
    'sign-in': (email) =>
      `Falls es zu ${email} ein Konto gibt, ist eine E-Mail mit einem Link unterwegs. Er meldet Sie an, einmal, innerhalb von 10 Minuten.`,
    password: (email) =>
      `Falls es zu ${email} ein Konto gibt, ist eine E-Mail mit einem Link unterwegs. Wählen Sie dort innerhalb von 10 Minuten Ihr neues Passwort.`,
    help: 'Nach einer Minute noch nichts da? Sehen Sie in den Spam-Ordner und prüfen Sie die Adresse oben.',
    resend: 'Noch einmal senden',
    resent: 'Noch einmal gesendet.',
    back: 'Andere Adresse verwenden',
    outbox: 'Dies ist ein Entwicklungsserver: E-Mails liegen im Postausgang.',
  },
  verify: {
    working: 'Ihre Adresse wird bestätigt …',
    done: 'Ihre Adresse ist bestätigt',
    lead: (email) => `${email} gehört Ihnen. Melden Sie sich an und fügen Sie Ihre erste Website hinzu.`,
    next: 'Anmelden',
  },
  magic: { working: 'Sie werden angemeldet …' },
  forgot: {
    title: 'Anderes Passwort wählen',
    lead: 'Wir senden an Ihre Adresse einen Link, unter dem Sie ein neues wählen.',
    submit: 'Link senden',
    submitting: 'Wird gesendet …',
  },
  reset: {
    title: 'Neues Passwort wählen',
    lead: 'Damit enden alle Ihre Sitzungen, in allen Browsern.',
    submit: 'Passwort setzen',
    submitting: 'Wird gesetzt …',
    done: 'Ihr Passwort ist geändert',
    doneLead: 'Alle Sitzungen sind beendet. Melden Sie sich mit dem neuen Passwort an.',
  },
  confirm: {
    working: 'Ihre neue Adresse wird bestätigt …',
    done: 'Ihre Adresse ist geändert',
    lead: (email) => `Von nun an melden Sie sich mit ${email} an, und E-Mails gehen dorthin.`,
    next: 'Zu Ihrem Profil',
    spent:
      'Wenn Ihre Adresse noch die alte ist, melden Sie sich an und beantragen Sie die Änderung noch einmal.',
  },
  notMe: {
    title: 'Waren Sie das nicht?',
    lead: 'Dann sperren Sie aus, wer es auch war: Alle Sitzungen enden, das Passwort gilt nicht mehr, was seitdem hinzukam, wird entfernt, und wir senden Ihnen einen Link, um ein anderes zu wählen.',
    submit: 'Das war ich nicht: alle Sitzungen beenden',
    submitting: 'Wird beendet …',
    cancel: 'Das war ich',
    done: 'Alle sind abgemeldet',
    doneLead:
      'Das alte Passwort gilt nicht mehr, und auch nicht, was seit jener Anmeldung hinzukam: Passkeys, Authenticator-App, API-Schlüssel. Ein Link, um ein anderes Passwort zu wählen, ist zu Ihrer Adresse unterwegs, und eine E-Mail, die sagt, was entfernt wurde.',
  },
  spent: {
    title: 'Dieser Link gilt nicht mehr',
    lead: 'Er wurde schon benutzt, ist zu alt, oder es wurde ein neuerer gesendet. Der gültige Link steht in der neuesten E-Mail.',
    missing:
      'Die Adresse ist unvollständig. Öffnen Sie den Link in der E-Mail noch einmal oder kopieren Sie ihn ganz.',
    again: 'Neuen Link anfordern',
  },
  problems: {
    wrong_credentials: 'Die Adresse oder das Passwort stimmt nicht.',
    email_not_verified:
      'Bestätigen Sie zuerst Ihre Adresse: Folgen Sie dem Link in der E-Mail, die wir Ihnen gesendet haben.',
    blocked: 'Dieses Konto ist gesperrt. Schreiben Sie uns, wenn Sie das für einen Irrtum halten.',
    wrong_code:
      'Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten und prüfen Sie die Uhr Ihres Geräts.',
    wrong_recovery_code: 'Das ist keiner Ihrer Wiederherstellungscodes, oder er wurde schon benutzt.',
    challenge_over:
      'Das hat zu lange gedauert, oder es waren zu viele Versuche. Beginnen Sie noch einmal mit Ihrem Passwort.',
    weak_password: 'Ein Passwort hat 10 bis 256 Zeichen.',
    guessable_password:
      'Dieses Passwort ist kaum mehr als Ihr Name, Ihre Adresse oder unser Name, und das probieren andere zuerst. Wählen Sie ein anderes.',
    breached_password:
      'Dieses Passwort ist aus einem Datenleck bekannt und steht auf den Listen, die zuerst probiert werden. Wählen Sie ein anderes.',
    passkey_refused:
      'Dieser Passkey ist hier nicht bekannt. Vielleicht wurde er aus Ihrem Konto entfernt: Nehmen Sie einen anderen Weg.',
    passkey_cancelled: 'Es wurde kein Passkey verwendet. Versuchen Sie es erneut oder auf anderem Weg.',
    passkey_exists: 'Auf diesem Gerät gibt es schon einen Passkey von Ihnen.',
    email_unconfirmed:
      'Der Anbieter hat Ihre Adresse nicht bestätigt. Bestätigen Sie sie dort, oder registrieren Sie sich hier mit einem Passwort.',
    last_way_in:
      'Das ist Ihr einziger Weg hinein. Wählen Sie zuerst ein Passwort, oder fügen Sie einen Passkey hinzu.',
    wrong_password: 'Das ist nicht Ihr Passwort.',
    cross_site:
      'Ihr Browser verbirgt, woher die Anfrage kommt. Laden Sie die Seite neu, ohne Erweiterungen, die das ändern.',
    oauth_failed: 'Das hat mit dem Anbieter nicht geklappt. Versuchen Sie es erneut oder auf anderem Weg.',
    invite_only: 'Pharos ist derzeit nur mit Einladung zugänglich, und für diese Adresse gibt es keine.',
    user_deleted:
      'Sie haben diesen Benutzer gelöscht. Um das zurückzunehmen, folgen Sie dem Link in der E-Mail, die wir Ihnen dazu gesendet haben; er gilt zwei Tage.',
    sso_failed:
      'Das hat mit Ihrer Organisation nicht geklappt. Versuchen Sie es erneut; bleibt es dabei, findet ein Administrator den Grund in den Einstellungen Ihres Kontos hier.',
    sso_unavailable:
      'Die Anmeldung Ihrer Organisation antwortet nicht, wie sie sollte. Ein Administrator findet den Grund in den Einstellungen Ihres Kontos hier.',
    sso_address:
      'Ihre Organisation bürgt für eine Adresse, die zu keiner ihrer Domains hier gehört oder nicht bestätigt ist. Fragen Sie Ihren Administrator.',
    email_taken:
      'Zu Ihrer Adresse gibt es hier ein Konto, mit dem der Anbieter nicht verbunden ist. Melden Sie sich an wie bisher.',
  },
};
