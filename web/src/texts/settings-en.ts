/** Texts of a site's settings, of new sites and of API keys. Another language is another module of this shape. */
export const settingsTexts = {
  title: 'Settings',
  nav: 'Settings of the site',
  sections: {
    general: 'General',
    installation: 'Installation',
    tracking: 'Tracking',
    shields: 'Shields',
    saved: 'Goals and lists',
    danger: 'Danger zone',
  },
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  add: 'Add',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  cancel: 'Cancel',
  none: 'Nothing here yet.',
  newSite: {
    title: 'Add a site',
    domain: 'Domain',
    domainHint: 'The address your visitors know, such as example.com. Paste it as it is.',
    willBe: (domain: string) => `It will be called ${domain}.`,
    noDomain: 'This is no domain. It looks like example.com or shop.example.com.',
    timezone: 'Time zone',
    timezoneHint: 'A day of your numbers begins at midnight there. We guessed it from this browser.',
    submit: 'Add the site',
    taken: (domain: string) =>
      `${domain} is here already. If it is not one of your sites, somebody else has added it: check the spelling, or write to us.`,
  },
  general: {
    domain: 'Domain',
    domainLead:
      'The name and the address of the site here. The script, its key and all numbers stay when it changes.',
    domainLabel: 'Domain',
    timezone: 'Time zone',
    timezoneLead:
      'Where the days of this site begin. A change takes effect at the next midnight; days that have passed keep the zone they had.',
    timezoneLabel: 'Time zone',
    startsAt: (when: string) => `In force from ${when}.`,
    hostnames: 'Hostnames',
    hostnamesLead: 'The script may run on several hosts. Say whose visits count.',
    hostnamesAll: 'Count every hostname',
    hostnamesOnly: 'Count only these',
    hostnamesLabel: 'Hostnames, one a line',
    hostnamesHint: '*.example.com stands for every host below example.com.',
    retention: 'Retention',
    retentionLead:
      'How long numbers are kept. What is older than that is deleted for good, in whole months, some time after it has become too old.',
    retentionLabel: 'Keep',
    retentionAll: 'Everything',
    retentionMonths: (n: number) => `${n} months`,
  },
  tracking: {
    counted: 'What is counted by itself',
    outbound_links: ['Outbound links', 'Clicks on links to other hosts'],
    file_downloads: ['File downloads', 'Clicks on links to files such as PDF and ZIP'],
    form_submissions: ['Form submissions', 'Forms that are sent'],
    track_404_pages: ['Missing pages', 'Pages marked as not found'],
    hash_based_routing: [
      'Paths after #',
      'What follows # is part of the page: for applications that route by it',
    ],
    visitors: 'Visitors',
    do_not_track: ['Honour Do Not Track', 'Global Privacy Control is always honoured'],
    identify: [
      'Let pages name their visitor',
      'Who is signed in counts once over all days; tell your visitors, since it is personal data',
    ],
    drop_datacentre: [
      'Leave out datacentre traffic',
      'Visits from clouds and hosting companies, which are mostly programs',
    ],
    performance: 'Performance',
    web_vitals: ['Measure web vitals', 'How fast pages are for real visitors'],
    causes: ['Say what was slow', 'Elements, scripts and errors behind slow views; a second small file'],
    sample: 'Share of page views that are measured',
    sampleHint: 'Counting is never sampled.',
    query: 'Query parameters',
    queryLead: 'Parameters that stay part of a page’s path, as in /search?q=shoes. All others are dropped.',
    queryLabel: 'Names, one a line',
    hint: 'Browsers fetch a changed script within the hour.',
  },
  shields: {
    lead: 'A shield keeps visits out of your numbers, from the moment it is set. Changes take up to two minutes.',
    kinds: {
      ip: [
        'IP addresses',
        'One address, or a range such as 203.0.113.0/24. Visitors’ addresses are compared and never stored.',
      ],
      country: ['Countries', 'Nobody from there is counted.'],
      page: ['Pages', 'A path such as /admin; * stands for any text, so /admin* also covers all below it.'],
      hostname: ['Hostnames', 'Such as staging.example.com, or *.example.com for all below it.'],
      user_agent: ['User agents', 'A part of the name by which browsers and programs call themselves.'],
    },
    value: {
      ip: 'IP address or range',
      country: 'Country',
      page: 'Path',
      hostname: 'Hostname',
      user_agent: 'Part of the user agent',
    },
    note: 'Note',
    addMine: 'Add my current IP address',
    mine: (address: string) => `You come from ${address}.`,
    mineNote: 'Added by one click',
    choose: 'Choose a country',
    ownVisits:
      'To leave out your own visits in this browser only, open any page of the site with #pharos-off behind its address; #pharos-on counts them again.',
  },
  lists: {
    goals: 'Goals',
    goalsLead: 'What counts as a conversion.',
    goalKind: 'Kind',
    goalKinds: { event: 'Custom event', page: 'Page visited', scroll: 'Page scrolled' },
    goalValue: { event: 'Name of the event', page: 'Path, * is any text', scroll: 'Path, * is any text' },
    goalThreshold: 'Scrolled to (percent)',
    goalName: 'Shown as (optional)',
    props: 'Custom properties',
    propsLead: 'The names the dashboard offers. Events may bring others; with an empty list all are offered.',
    propLabel: 'Name of the property',
    routes: 'Routes',
    routesLead: 'Pages gathered under one name, by the first pattern they meet: /product/* is one route.',
    routeLabel: 'Pattern',
    segments: 'Segments',
    segmentsLead: 'Filters saved under a name.',
    funnels: 'Funnels',
    funnelsLead: 'Steps saved under a name.',
  },
  danger: {
    archive: 'Archive the site',
    archiveLead: 'Events are refused from then on; all numbers stay. It can be taken back.',
    archiveButton: 'Archive',
    unarchive: 'Open the site again',
    unarchiveLead: 'This site is archived: its numbers stay, nothing comes in.',
    unarchiveButton: 'Take events again',
    delete: 'Delete the site',
    deleteLead:
      'The site and its numbers disappear at once, and are physically deleted later. Its script stops counting.',
    deleteConfirm: (domain: string) => `Type ${domain} to confirm`,
    deleteButton: 'Delete this site',
  },
  install: {
    snippet: 'Your script',
    snippetLead: 'Add this line to the <head> of every page.',
    recipes: 'Where to put it',
    recipesLabel: 'Frameworks and systems',
    check: 'Is it installed?',
    checkLead: 'We fetch a page of your site as a visitor would, and wait for its first beacon.',
    url: 'Page to look at',
    run: 'Check',
    running: 'Looking at the page…',
    looked: (url: string) => `We looked at ${url}.`,
    good: 'The script is in the page and nothing keeps it from counting.',
    bad: 'Visits of this page are not counted, or not all of them.',
    noBeacon: 'No beacon yet. Open your site in another tab: the first one shows here within seconds.',
    noBeaconHint:
      'If the page is right and none comes: ad-blockers keep the script away (try another browser, or serve it from your own host), and browsers with #pharos-off or Global Privacy Control are not counted.',
    beacon: 'The first beacon is here. Your site is being counted.',
    toDashboard: 'To the dashboard',
    received: (n: number) => `${n} ${n === 1 ? 'event' : 'events'} taken in the last half hour.`,
    dropped: (n: number, reason: string) =>
      `${n} ${n === 1 ? 'event was' : 'events were'} dropped: ${reason}`,
    findings: {
      tag_found: (detail: string) => `The script is there: ${detail}`,
      tag_missing: () =>
        'The script is not in the page. Add the line above to its <head>, publish, and empty caches. A site that is drawn in the browser may add it later: then wait for the beacon.',
      tag_commented: () =>
        'The script is in the page, but inside a comment (<!-- … -->). Take the comment away.',
      tag_manager: (detail: string) =>
        `The page uses Google Tag Manager (${detail}). If the script is in there, we cannot see it from outside: publish the container, then wait for the beacon.`,
      tag_of_other_key: (detail: string) =>
        `The page has a script of ours, but of another site (${detail}). Replace it by the line above.`,
      tag_twice: () => 'The script is in the page twice. Visits are counted once only, but take one away.',
      tag_not_run: (detail: string) =>
        `The script’s type is “${detail}”, which no browser runs: probably a consent or optimisation tool changed it. Except it there; it needs no consent for cookies, since it sets none.`,
      tag_insecure: () =>
        'The page comes by https, the script by http: browsers refuse it. Begin its address with https.',
      has_integrity: () =>
        'The script has an integrity checksum. It will be refused once the script changes with your settings: take the attribute away.',
      csp_blocks_script: (detail: string) =>
        `The page’s Content-Security-Policy refuses the script: “${detail}”. Add the script’s host to script-src.`,
      csp_blocks_beacons: (detail: string) =>
        `The page’s Content-Security-Policy refuses what the script sends: “${detail}”. Add the script’s host to connect-src.`,
      hostname_not_counted: (detail: string) =>
        `${detail} is not among the hostnames this site counts. Add it under General.`,
      address_not_public: (detail: string) =>
        `${detail} is not an address of the public Internet, so we do not fetch it.`,
      host_not_found: (detail: string) =>
        `There is no host called ${detail}. Check the spelling and the DNS records.`,
      host_not_resolved: (detail: string) =>
        `We could not find out where ${detail} is. Try again in a minute.`,
      unreachable: (detail: string) =>
        `${detail} did not answer us. Is the page up, and does it have a valid certificate?`,
      too_slow: (detail: string) => `${detail} took more than ten seconds to answer.`,
      too_many_redirects: (detail: string) =>
        `The page sends us from one address to the next, at last to ${detail}.`,
      bad_status: (detail: string) =>
        `The page answers ${detail}. If it is fine in your browser, a firewall keeps us out: then just wait for the beacon.`,
      not_html: (detail: string) => `The page is no HTML (${detail}).`,
    },
    reasons: {
      bot: 'they came from bots',
      datacentre: 'they came from datacentres, which this site leaves out',
      hostname_not_allowed: 'of a hostname this site does not count (General)',
      site_archived: 'the site is archived (Danger zone)',
      site_blocked: 'the site takes no events at the moment',
      shielded_ip: 'kept out by a shield on their IP address',
      shielded_country: 'kept out by a shield on their country',
      shielded_page: 'kept out by a shield on their page',
      shielded_hostname: 'kept out by a shield on their hostname',
      shielded_user_agent: 'kept out by a shield on their user agent',
      rate_limited: 'too many came at once',
    } as Record<string, string>,
    otherReason: (reason: string) => `“${reason}”`,
  },
};
