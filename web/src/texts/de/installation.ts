import type { Catalogue } from '../catalogue.ts';
import { plural } from './plural.ts';

/** Texts of putting the script into pages, and of the check that it is there. */
export const installation: Catalogue['settings']['install'] = {
  snippet: 'Ihr Skript',
  snippetLead: 'Fügen Sie diese Zeile in den <head> jeder Seite ein.',
  recipes: 'Wohin damit',
  recipesLabel: 'Frameworks und Systeme',
  where: {
    html: 'In den <head> jeder Seite.',
    next: 'In app/layout.tsx, innerhalb von <html>; mit dem Pages Router in pages/_document.tsx, innerhalb von <Head>.',
    react: 'In den <head> von index.html. Routenwechsel werden von selbst gezählt.',
    vue: 'Vue: in den <head> von index.html. Nuxt: in nuxt.config.ts.',
    svelte: 'In den <head> von src/app.html.',
    astro: 'In den <head> Ihres Layouts. Mit is:inline bündelt Astro es nicht.',
    wordpress:
      'In functions.php eines Child-Themes oder in das Kopfzeilenfeld eines Plugins für Code-Schnipsel.',
    shopify: 'Onlineshop → Themes → Code bearbeiten → layout/theme.liquid, vor </head>.',
    webflow: 'Site settings → Custom code → Head code; danach veröffentlichen.',
    ghost: 'Settings → Code injection → Site header, dort einfügen.',
    tagManager:
      'Ein Tag vom Typ „Benutzerdefiniertes HTML“, ausgelöst auf allen Seiten. Blocker halten den Tag Manager öfter fern als uns.',
    worker: (path, script) =>
      `Von Ihrem eigenen Host, den Blocker in Ruhe lassen: ein Worker auf der Route example.com${path}/* und <script defer src="${script}"></script> im <head>.`,
  },
  check: 'Ist es eingebunden?',
  checkLead:
    'Wir rufen eine Seite Ihrer Website ab, wie es ein Besucher täte, und warten auf ihre erste Nachricht.',
  waitLead: 'Wir warten auf die erste Nachricht der Website.',
  url: 'Seite, die geprüft wird',
  run: 'Prüfen',
  running: 'Die Seite wird geprüft …',
  looked: (url) => `Wir haben ${url} angesehen.`,
  good: 'Das Skript ist in der Seite, und nichts hindert es am Zählen.',
  bad: 'Besuche dieser Seite werden nicht oder nicht alle gezählt.',
  noBeacon:
    'Noch keine Nachricht. Öffnen Sie Ihre Website in einem anderen Tab: Die erste erscheint hier innerhalb von Sekunden.',
  noBeaconHint:
    'Wenn die Seite stimmt und keine kommt: Werbeblocker halten das Skript fern (probieren Sie einen anderen Browser oder liefern Sie es vom eigenen Host aus), und Browser mit #pharos-off oder Global Privacy Control werden nicht gezählt.',
  beacon: 'Die erste Nachricht ist da. Ihre Website wird gezählt.',
  toDashboard: 'Zum Dashboard',
  received: (n) =>
    plural(n, {
      one: 'In der letzten halben Stunde wurde 1 Ereignis angenommen.',
      other: `In der letzten halben Stunde wurden ${n} Ereignisse angenommen.`,
    }),
  dropped: (n, reason) =>
    plural(n, {
      one: `1 Ereignis wurde verworfen: ${reason}`,
      other: `${n} Ereignisse wurden verworfen: ${reason}`,
    }),
  findings: {
    tag_found: (detail) => `Das Skript ist da: ${detail}`,
    tag_missing: () =>
      'Das Skript ist nicht in der Seite. Fügen Sie die Zeile oben in ihren <head> ein, veröffentlichen Sie und leeren Sie Caches. Eine Website, die erst im Browser entsteht, fügt es vielleicht später ein: Warten Sie dann auf die Nachricht.',
    tag_commented: () =>
      'Das Skript ist in der Seite, aber in einem Kommentar (<!-- … -->). Entfernen Sie den Kommentar.',
    tag_manager: (detail) =>
      `Die Seite benutzt Google Tag Manager (${detail}). Ob das Skript darin steckt, sehen wir von außen nicht: Veröffentlichen Sie den Container und warten Sie auf die Nachricht.`,
    tag_of_other_key: (detail) =>
      `Die Seite hat ein Skript von uns, aber das einer anderen Website (${detail}). Ersetzen Sie es durch die Zeile oben.`,
    tag_twice: () =>
      'Das Skript ist zweimal in der Seite. Besuche zählen nur einmal, aber entfernen Sie eines.',
    tag_not_run: (detail) =>
      `Der Typ des Skripts ist „${detail}“, den kein Browser ausführt: Wahrscheinlich hat ihn ein Einwilligungs- oder Optimierungswerkzeug geändert. Nehmen Sie es dort aus; es braucht keine Einwilligung für Cookies, denn es setzt keine.`,
    tag_insecure: () =>
      'Die Seite kommt über https, das Skript über http: Browser verweigern das. Beginnen Sie seine Adresse mit https.',
    has_integrity: () =>
      'Das Skript hat eine Integritätsprüfsumme. Es wird abgewiesen, sobald es sich mit Ihren Einstellungen ändert: Entfernen Sie das Attribut.',
    csp_blocks_script: (detail) =>
      `Die Content-Security-Policy der Seite verweigert das Skript: „${detail}“. Fügen Sie den Host des Skripts zu script-src hinzu.`,
    csp_blocks_beacons: (detail) =>
      `Die Content-Security-Policy der Seite verweigert, was das Skript sendet: „${detail}“. Fügen Sie den Host des Skripts zu connect-src hinzu.`,
    hostname_not_counted: (detail) =>
      `${detail} ist keiner der Hostnamen, die diese Website zählt. Fügen Sie ihn unter „Allgemein“ hinzu.`,
    address_not_public: (detail) =>
      `${detail} ist keine Adresse des öffentlichen Internets, darum rufen wir sie nicht ab.`,
    host_not_found: (detail) =>
      `Es gibt keinen Host namens ${detail}. Prüfen Sie die Schreibweise und die DNS-Einträge.`,
    host_not_resolved: (detail) =>
      `Wir konnten nicht herausfinden, wo ${detail} ist. Versuchen Sie es in einer Minute erneut.`,
    unreachable: (detail) =>
      `${detail} hat uns nicht geantwortet. Ist die Seite erreichbar, und hat sie ein gültiges Zertifikat?`,
    too_slow: (detail) => `${detail} brauchte mehr als zehn Sekunden für eine Antwort.`,
    too_many_redirects: (detail) =>
      `Die Seite schickt uns von einer Adresse zur nächsten, zuletzt zu ${detail}.`,
    bad_status: (detail) =>
      `Die Seite antwortet mit ${detail}. Wenn sie in Ihrem Browser geht, hält uns eine Firewall fern: Warten Sie dann einfach auf die Nachricht.`,
    not_html: (detail) => `Die Seite ist kein HTML (${detail}).`,
  },
  reasons: {
    bot: 'sie kamen von Bots',
    datacentre: 'sie kamen aus Rechenzentren, die diese Website weglässt',
    hostname_not_allowed: 'von einem Hostnamen, den diese Website nicht zählt (Allgemein)',
    site_archived: 'die Website ist archiviert (Gefahrenbereich)',
    site_blocked: 'die Website nimmt derzeit keine Ereignisse an',
    shielded_ip: 'durch eine Sperre ihrer IP-Adresse ferngehalten',
    shielded_country: 'durch eine Sperre ihres Landes ferngehalten',
    shielded_page: 'durch eine Sperre ihrer Seite ferngehalten',
    shielded_hostname: 'durch eine Sperre ihres Hostnamens ferngehalten',
    shielded_user_agent: 'durch eine Sperre ihres User-Agents ferngehalten',
    rate_limited: 'es kamen zu viele auf einmal',
  },
  otherReason: (reason) => `„${reason}“`,
};
