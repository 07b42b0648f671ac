import type { PublicTexts } from './public-en.ts';

/** The German twin of public-en.ts. */
export const german: PublicTexts = {
  product: 'Pharos',
  skip: 'Zum Inhalt springen',
  inOtherLanguage: 'In English',
  cardAlt:
    'Pharos: Wer da war, was getan wurde und wie schnell es sich anfühlte. Daneben eine Übersicht mit dem Verlauf der Besucher.',
  nav: {
    label: 'Hauptnavigation',
    menu: 'Menü',
    product: 'Produkt',
    pricing: 'Preise',
    docs: 'Doku',
    demo: 'Live-Demo',
    signIn: 'Anmelden',
    start: 'Kostenlos beginnen',
  },
  footer: {
    claim: 'Besuche und Geschwindigkeit von Websites an einem Ort, ohne Cookies.',
    product: 'Produkt',
    tour: 'Bilder',
    changelog: 'Änderungen (englisch)',
    status: 'Status',
    docs: 'Dokumentation (englisch)',
    install: 'Einbau',
    metrics: 'Kennzahlen',
    api: 'API',
    privacy: 'Datenschutz',
    selfDeploy: 'Selbst betreiben',
    legal: 'Rechtliches',
  },
  landing: {
    title: 'Pharos: Webanalyse, die weiß, wie schnell sich Ihre Website anfühlte',
    description:
      'Besucher, Quellen und Ziele neben den Core Web Vitals derselben Besuche. Eine Zeile Skript, keine Cookies, nichts auf dem Gerät der Besucher.',
    eyebrow: 'Webanalyse und Web-Performance',
    heading: 'Wer da war, was getan wurde und wie schnell es sich anfühlte.',
    lead: 'Pharos zählt die Besuche Ihrer Website und misst die Geschwindigkeit ebendieser Besuche. So sehen Sie, was Menschen zu Ihnen bringt und was Langsamkeit Sie kostet. Eine Zeile Skript, keine Cookies, kein Einwilligungsbanner dafür.',
    start: 'Website hinzufügen',
    demo: 'Live-Demo öffnen',
    small: 'Kostenlos bis 10.000 Ereignisse im Monat. Ohne Karte.',
    pictureAlt:
      'Die Übersicht einer Website: Kennzahlen, Verlauf der Besucher über dreißig Tage, Listen von Quellen, Seiten, Ländern und Geräten.',
    pictureNote: 'So sieht die Live-Demo aus.',
    facts: [
      ['1,4 KB', 'Skript, 2,4 KB mit Web Vitals'],
      ['0', 'Cookies, Netzadressen oder User-Agents gespeichert'],
      ['3 s', 'vom Besuch bis zur Zahl auf Ihrem Bildschirm'],
      ['100 %', 'der Ereignisse genau einmal gezählt oder mit Grund abgelehnt'],
    ],
    features: {
      heading: 'Morgens ein Blick. Jede Frage mit einem Klick.',
      items: [
        {
          icon: 'traffic',
          title: 'Zahlen, die aufgehen',
          text: 'Quellen, Kanäle und Kampagnen, Einstiegs- und Ausstiegsseiten, Länder, Geräte, Ziele mit Umsatz. Jede Zeile ist ein Filter. Die Tage sind die Ihrer Zeitzone.',
        },
        {
          icon: 'speed',
          title: 'Core Web Vitals echter Besuche',
          text: 'LCP, INP, CLS, FCP und TTFB im p75 nach Seite, Land und Gerät, samt Ursachen: welches Element, welches Skript, welcher fremde Host.',
        },
        {
          icon: 'live',
          title: 'Wirklich live',
          text: 'Wer gerade da ist, auf welcher Seite, und was geschieht, Sekunden danach. Pausiert, solange niemand hinsieht.',
        },
        {
          icon: 'funnel',
          title: 'Trichter und Wege',
          text: 'Wo Menschen aufgeben und welchen Weg sie nehmen, über Monate, in weniger als einer Sekunde. Ohne vorher etwas einzurichten.',
        },
        {
          icon: 'code',
          title: 'Eine API für alles',
          text: 'Was die Übersicht fragt, dürfen auch Ihre Programme fragen. Export ohne Zeilengrenze. Skripte für die API von Plausible laufen weiter.',
        },
        {
          icon: 'shield',
          title: 'Behutsam mit Menschen',
          text: 'Besucher sind ein Hash, der jeden Tag vergessen wird. Browser, die Global Privacy Control senden, bleiben ungezählt. Passkeys, Rollen und ein Protokoll für Ihr Team.',
        },
      ],
    },
    speed: {
      eyebrow: 'Geschwindigkeit × Ergebnis',
      heading: 'Was kostet Sie Langsamkeit?',
      text: 'Besucherstatistiken wissen nicht, wie schnell eine Seite war. Messwerkzeuge wissen nicht, wer gekauft hat. Pharos hält beides in derselben Zeile und kann deshalb antworten: wie oft Besuche abspringen, konvertieren und kaufen, wenn die Seite eine Sekunde brauchte oder vier.',
      points: [
        'Absprünge und Konversionen danach, wie schnell sich die Seite anfühlte',
        'Vorher und nachher bei jeder Veröffentlichung',
        'Budgets, die Ihnen schreiben oder einen Build anhalten, wenn eine Seite langsam wird',
      ],
      pictureAlt:
        'Die Seite zur Performance: Core Web Vitals mit Bewertung, ihr Verlauf über dreißig Tage und die Absprungrate nach Ladezeit.',
    },
    install: {
      heading: 'Zwei Minuten bis zum ersten Besucher',
      text: 'Setzen Sie eine Zeile in Ihre Seiten und sehen Sie zu, wie der erste Besuch ankommt. Eine Prüfung sagt Ihnen, was im Weg steht: eine Content Security Policy, ein falscher Schlüssel, eine nicht veröffentlichte Seite.',
      more: 'Alle Wege des Einbaus (englisch)',
    },
    privacy: {
      heading: 'Nichts, was ein Banner verstecken müsste',
      text: 'Keine Cookies und auch sonst nichts auf dem Gerät der Besucher. Netzadresse und User-Agent enden im Arbeitsspeicher am Rand des Netzes; was bleibt, ist ein Hash mit einem Salz, das nach dem Tag zerstört wird. Jede Website hat eine Seite, die in klaren Worten sagt, was auf ihr gemessen wird, aus ihren wirklichen Einstellungen.',
      more: 'Was gemessen wird und was nicht (englisch)',
    },
    questions: {
      heading: 'Fragen',
      items: [
        [
          'Brauche ich dafür ein Einwilligungsbanner?',
          'Pharos speichert nichts auf dem Gerät und bewahrt keine personenbezogenen Daten anonymer Besucher auf. Ob das bei Ihnen genügt, weiß Ihre Anwältin besser als eine Startseite; die Dokumentation zum Datenschutz sagt genau, was geschieht, damit sich die Frage beantworten lässt.',
        ],
        [
          'Was geschieht, wenn ich mehr Ereignisse habe als mein Tarif?',
          'Sie bekommen eine E-Mail bei 80 und bei 100 Prozent, und zwei Wochen lang zählt alles weiter. Was danach abgelehnt wird, wird mit einem Grund abgelehnt, den Sie sehen, und der Verlauf zeigt die Lücke. Nichts geht stillschweigend verloren.',
        ],
        [
          'Komme ich wieder weg?',
          'Ja. Exportieren Sie jede Frage als CSV oder JSON, ohne Zeilengrenze, in jedem Tarif. Wird eine Website oder ein Konto gelöscht, verschwinden die Daten physisch.',
        ],
        [
          'Ist es bei einer großen Website langsam?',
          'Eine Übersicht ist eine einzige Anfrage. Fragen über ein Jahr mit fünf Millionen Ereignissen sind in einem Bruchteil einer Sekunde beantwortet; die Dokumentation sagt, wie.',
        ],
      ],
    },
    end: {
      heading: 'Sehen Sie morgen früh auf Ihre eigene Website.',
      text: 'Kostenlos für den Anfang und in einer Minute wieder entfernt.',
    },
  },
  pricing: {
    title: 'Preise',
    description:
      'Jeder Tarif kann alles: Sie bezahlen, wie viel gezählt wird. Kostenlos bis 10.000 Ereignisse im Monat, danach nach Menge.',
    heading: 'Bezahlen Sie die Menge, nicht die Funktionen',
    lead: 'Trichter, Umsatz, Web Vitals, API, Export: Alles ist in jedem Tarif.',
    notOpen:
      'Die Bezahlung ist noch nicht eröffnet. Bis dahin nutzt jedes Konto alles kostenlos, und kein Kontingent auf dieser Seite wird durchgesetzt.',
    free: 'Kostenlos',
    month: 'im Monat',
    year: (price) => `oder ${price} im Jahr: zwei Monate schenken wir Ihnen`,
    forever: 'solange Sie mögen',
    events: (n) => `${n} Ereignisse im Monat`,
    sites: (n) => (n === null ? 'Websites ohne Grenze' : `${n} Websites`),
    members: (n) => (n === null ? 'Mitglieder ohne Grenze' : n === 1 ? 'Eine Person' : `${n} Personen`),
    retention: (months) => (months === 12 ? 'Ein Jahr zurück' : `${months / 12} Jahre zurück`),
    choose: (plan) => `Mit ${plan} beginnen`,
    more: 'Mehr als zehn Millionen Ereignisse? Schreiben Sie uns, der Preis eines Ereignisses sinkt weiter.',
    table: { heading: 'Alle Preise', plan: 'Tarif', perMonth: 'im Monat', perYear: 'im Jahr' },
    vat: 'Preise ohne Umsatzsteuer.',
    rules: {
      heading: 'Wie gezählt wird',
      items: [
        [
          'Was ein Ereignis ist',
          'Ein Seitenaufruf oder ein eigenes Ereignis. Lesezeit, Scrolltiefe, Web Vitals und Fehler gehören dazu und kosten nichts. Bots und was Ihre Schilde abhalten, sind keine Ereignisse.',
        ],
        [
          'Jenseits des Kontingents',
          (warnings, days) =>
            `Sie bekommen eine E-Mail bei ${warnings} Prozent. Von dem Tag an, an dem das Kontingent aufgebraucht ist, zählt alles noch ${days} Tage lang. Danach werden Ereignisse mit einem Grund abgelehnt, den der Absender erfährt und den Sie sehen; der Verlauf zeigt die Lücke.`,
        ],
        [
          'Hinauf und hinunter',
          'Wechseln Sie den Tarif, wann Sie wollen. Was gezählt ist, bleibt, in welchem Tarif auch immer; nur die Aufbewahrung wird kürzer, wo der neue Tarif weniger hat.',
        ],
      ],
    },
  },
  tour: {
    title: 'Bilder',
    description: 'Die Übersicht, die Seite zur Performance und die Live-Ansicht von Pharos in Bildern.',
    heading: 'Wie es aussieht',
    lead: 'Bilder der Übersicht einer erfundenen Firma, aufgenommen vom Produkt, wie es ist. Diese Installation zeigt selbst keine öffentliche Übersicht; wo es eine gibt, führt die Live-Demo zu ihr.',
    pictures: {
      dashboard: 'Die Übersicht einer Website, in einer einzigen Anfrage',
      performance: 'Core Web Vitals, ihre Ursachen und was Geschwindigkeit kostet',
      live: 'Wer gerade da ist',
    },
  },
  docs: {
    title: 'Dokumentation',
    label: 'Kapitel',
    onPage: 'Auf dieser Seite',
    previous: 'Davor',
    next: 'Danach',
  },
  changelog: { title: 'Änderungen', description: 'Was sich an Pharos geändert hat, das Neueste zuerst.' },
  notFound: {
    title: 'Nicht gefunden',
    description: 'Unter dieser Adresse ist nichts.',
    heading: 'Unter dieser Adresse ist nichts.',
    text: 'Vielleicht ist es umgezogen, oder es war nie da.',
    home: 'Zur Startseite',
    app: 'Zu Ihren Websites',
  },
  status: {
    title: 'Status',
    description: 'Ob Pharos gerade Ereignisse annimmt, sie speichert und Fragen beantwortet.',
    heading: 'Status',
    lead: 'Bei den Teilen selbst erfragt, als diese Seite geöffnet wurde.',
    part: 'Teil',
    state: 'Zustand',
    parts: {
      api: ['Übersicht und API', 'beantwortet Anfragen, kennt Konten und Websites'],
      numbers: ['Zahlen', 'die Datenbank, der die Fragen gestellt werden'],
      intake: ['Ereignisse', 'kommen an und können abgefragt werden'],
      jobs: ['Aufgaben im Hintergrund', 'Tage abschließen, E-Mails, Aufbewahrung'],
    },
    states: {
      up: 'Arbeitet',
      quiet: 'Ruhig: kein Ereignis in der letzten Viertelstunde',
      late: 'Verspätet',
      down: 'Antwortet nicht',
      unknown: 'Nicht bekannt',
    },
    checked: 'Geprüft um',
    unknown:
      'Der Zustand ließ sich nicht erfragen: Diese Seite kam ohne den Teil zu Ihnen, der ihn kennt. Antwortet auch Ihre Übersicht nicht, so stimmt etwas nicht, und es ist vermutlich schon bemerkt.',
    again: 'Noch einmal prüfen',
    problem: 'Stimmt etwas nicht, das hier nicht steht?',
    write: 'Schreiben Sie uns',
  },
  sitePrivacy: {
    title: 'Was auf dieser Website gemessen wird',
    titleOf: (domain) => `Was auf ${domain} gemessen wird`,
    description:
      'In klaren Worten: was diese Website mit Pharos zählt, was nicht aufbewahrt wird, wie lange, und wie Sie nicht mitgezählt werden.',
    heading: 'Was gemessen wird auf',
    lead: 'Diese Website zählt ihre Besuche mit Pharos. Diese Seite ist aus den Einstellungen gemacht, die gerade für sie gelten.',
    counted: {
      heading: 'Was gezählt wird',
      always: [
        'Welche Seiten geöffnet werden und von welcher Seite oder Kampagne Menschen kommen',
        'Wie lange eine Seite gelesen und wie weit sie gescrollt wurde',
        'Land, Region und Stadt, auf die die Netzadresse deutet, nicht genauer',
        'Browser, Betriebssystem, Art des Geräts, Größe des Bildschirms und Sprache',
      ],
      events: 'Was die Website selbst als Ereignis kennzeichnet, etwa eine Bestellung oder eine Anmeldung',
      outbound_links: 'Klicks auf Links zu anderen Websites',
      file_downloads: 'Downloads von Dateien',
      form_submissions: 'Dass ein Formular abgeschickt wurde, nicht, was darin stand',
      query_parameters: 'Diese Parameter einer Adresse, weil die Website es so eingestellt hat:',
      web_vitals: 'Wie schnell Seiten laden und reagieren (Web Vitals und Zeiten)',
      sample: 'So gemessen wird dieser Anteil der Seitenaufrufe, zufällig ausgewählt:',
      causes:
        'Was eine Seite langsam machte und welche Fehler ihre Skripte hatten: Namen von Elementen und Skripten, niemals Texte',
    },
    never: {
      heading: 'Was nicht aufbewahrt wird',
      items: [
        'Keine Cookies, und auch sonst wird nichts auf Ihrem Gerät gespeichert',
        'Ihre Netzadresse: Sie dient im Arbeitsspeicher dazu, das Land zu finden und den Besuch des Tages wiederzuerkennen, und wird dann vergessen',
        'Der User-Agent Ihres Browsers: Nur die Namen von Browser und System bleiben',
        'Nichts, was eingetippt wird, keine Aufzeichnung des Bildschirms, kein Fingerabdruck aus Schriften oder Grafik',
        'Kein Profil über mehrere Tage oder Websites: Die Nummer, die für Sie steht, entsteht mit einem zufälligen Schlüssel, der nach dem Tag zerstört wird',
      ],
      identify:
        'Diese Website kann Besucher benennen, die bei ihr angemeldet sind. Für sie wird die eigene Nummer der Website als Hash aufbewahrt, an jedem Tag derselbe. Fragen Sie die Website, welche Nummer das ist und wozu.',
    },
    retention: {
      heading: 'Wie lange',
      monthsLabel: 'Aufbewahrte Monate neben dem laufenden:',
      monthsNote: 'Was älter ist, wird aus der Datenbank entfernt.',
      all: 'Die Website hat keine Grenze gesetzt: Ihre Zahlen bleiben, bis sie sie löscht oder den Dienst verlässt.',
    },
    out: {
      heading: 'Wie Sie nicht mitgezählt werden',
      gpc: 'Schalten Sie Global Privacy Control in Ihrem Browser oder in einer Erweiterung ein. Pharos zählt dann nichts von Ihnen, auf keiner Website.',
      dnt: 'Diese Website beachtet auch „Do Not Track“.',
      noDnt: '„Do Not Track“ allein beachtet diese Website nicht.',
      block:
        'Oder blockieren Sie das Skript von Pharos mit einem Inhaltsblocker. Die Website funktioniert ohne es.',
      off: 'Nur in diesem Browser: Öffnen Sie irgendeine Seite der Website mit #pharos-off am Ende der Adresse. Das schreibt einen Eintrag in den Speicher des Browsers, damit Ihr Wunsch bekannt ist; #pharos-on nimmt ihn zurück.',
    },
    who: {
      heading: 'Wer dahintersteht',
      site: 'Die Zahlen gehören dem Betreiber der Website, der auch entscheidet, was gemessen wird. Fragen Sie zuerst dort.',
      operator: 'In dessen Auftrag verarbeitet sie der Betreiber dieser Installation von Pharos:',
      imprint: 'Impressum und Datenschutzerklärung',
    },
  },
  legal: {
    names: {
      privacy: 'Datenschutzerklärung',
      terms: 'Nutzungsbedingungen',
      dpa: 'Auftragsverarbeitung',
      imprint: 'Impressum',
    },
    descriptions: {
      privacy: 'Was der Betreiber dieser Installation von Pharos mit personenbezogenen Daten tut.',
      terms: 'Zu welchen Bedingungen Pharos benutzt werden darf.',
      dpa: 'Der Vertrag zur Verarbeitung im Auftrag von Kunden (Art. 28 DSGVO).',
      imprint: 'Wer diese Installation von Pharos betreibt.',
    },
    template:
      'Dies ist eine Vorlage. Der Betreiber dieser Installation hat sie noch nicht ausgefüllt und prüfen lassen; markierte Stellen fehlen. Sie ist keine Rechtsberatung.',
    missing: {
      name: 'Name des Betreibers',
      address: 'Anschrift',
      email: 'E-Mail-Adresse',
      represented_by: 'Vertretung',
      register: 'Register und Nummer',
      vat_id: 'Umsatzsteuer-ID',
      authority: 'Aufsichtsbehörde',
      law: 'anwendbares Recht',
      court: 'Gerichtsstand',
      clickhouse_host: 'Hoster der Datenbank',
      updated: 'Stand',
    },
  },
};
