/** Every text of the public pages but for documents (web/pages/legal, docs/). */
export const english = {
  product: 'Pharos',
  skip: 'Skip to the content',
  inOtherLanguage: 'Auf Deutsch',
  cardAlt:
    'Pharos: who came, what they did, and how fast it felt. Beside it a dashboard with its chart of visitors.',
  nav: {
    label: 'Main',
    menu: 'Menu',
    product: 'Product',
    pricing: 'Pricing',
    docs: 'Docs',
    demo: 'Live demo',
    signIn: 'Sign in',
    start: 'Start free',
  },
  footer: {
    claim: 'Web traffic and web performance in one place, without cookies.',
    product: 'Product',
    tour: 'Pictures',
    changelog: 'Changelog',
    status: 'Status',
    docs: 'Documentation',
    install: 'Install',
    metrics: 'Metrics',
    api: 'API',
    privacy: 'Privacy',
    selfDeploy: 'Run it yourself',
    legal: 'Legal',
  },
  landing: {
    title: 'Pharos: web analytics that knows how fast your site felt',
    description:
      'Visitors, sources and goals beside the Core Web Vitals of the same visits. One line of script, no cookies, nothing stored on the device of a visitor.',
    eyebrow: 'Web analytics and web performance',
    heading: 'Who came, what they did, and how fast it felt.',
    lead: 'Pharos counts the visits to your site and measures the speed of the very same visits. So you see what brings people in, and what slowness costs you. One line of script, no cookies, no consent banner for it.',
    start: 'Add your site',
    demo: 'Open the live demo',
    small: 'Free up to 10,000 events a month. No card.',
    pictureAlt:
      'The dashboard of a site: headline numbers, a chart of visitors over thirty days, and lists of sources, pages, countries and devices.',
    pictureNote: 'This is what the live demo looks like.',
    facts: [
      ['1.4 KB', 'of script, 2.4 KB with web vitals'],
      ['0', 'cookies, addresses or user agents kept'],
      ['3 s', 'from a visit to the number on your screen'],
      ['100 %', 'of events counted exactly once, or refused with a reason'],
    ],
    features: {
      heading: 'One glance in the morning. Any question by clicking.',
      items: [
        {
          icon: 'traffic',
          title: 'Traffic that adds up',
          text: 'Sources, channels and campaigns, entry and exit pages, countries, devices, goals with revenue. Every row is a filter. Days are those of your own time zone.',
        },
        {
          icon: 'speed',
          title: 'Core Web Vitals from real visits',
          text: 'LCP, INP, CLS, FCP and TTFB at p75 by page, country and device, with their causes: which element, which script, which foreign host.',
        },
        {
          icon: 'live',
          title: 'Live, really',
          text: 'Who is there now, on which page, and what they do, seconds after they do it. Paused while nobody looks.',
        },
        {
          icon: 'funnel',
          title: 'Funnels and journeys',
          text: 'Where people give up and which way they take, over months, in less than a second. Without setting up anything in advance.',
        },
        {
          icon: 'code',
          title: 'One API for everything',
          text: 'What the dashboard asks, your programs may ask. Exports without a row limit. Scripts written for Plausible’s API go on working.',
        },
        {
          icon: 'shield',
          title: 'Careful with people',
          text: 'Visitors are a hash that is forgotten every day. Browsers that send Global Privacy Control are left alone. Passkeys, roles and an audit log for your team.',
        },
      ],
    },
    speed: {
      eyebrow: 'Speed × outcome',
      heading: 'What does slowness cost you?',
      text: 'Traffic tools do not know how fast a page was. Speed tools do not know who bought. Pharos keeps both on one row, so it can answer: how often do visits bounce, convert and buy when the page took one second, or four.',
      points: [
        'Bounce and conversion by how fast the page felt',
        'Before and after each release',
        'Budgets that write to you, or stop a build, when a page becomes slow',
      ],
      pictureAlt:
        'The performance page: Core Web Vitals with their ratings, their development over thirty days, and the bounce rate by loading time.',
    },
    install: {
      heading: 'Two minutes to the first visitor',
      text: 'Put one line into your pages and watch the first visit come in. A live check tells you when something is in the way: a content security policy, a wrong key, a page that was not published.',
      more: 'All ways to install',
    },
    privacy: {
      heading: 'Nothing to hide behind a banner',
      text: 'No cookies and nothing else on the device of a visitor. The address and the user agent end at the edge, in memory; what is kept is a hash with a salt that is destroyed after the day. Every site has a page that says in plain words what is measured on it, made of its real settings.',
      more: 'What is measured and what is not',
    },
    questions: {
      heading: 'Questions',
      items: [
        [
          'Do I need a consent banner for it?',
          'Pharos stores nothing on the device and keeps no personal data of anonymous visitors. Whether that is enough where you are, your lawyer knows better than a landing page; the privacy documentation says exactly what happens, so that the question can be answered.',
        ],
        [
          'What happens when I have more events than my plan?',
          'You get an e-mail at 80 and at 100 percent, and everything goes on counting for two weeks. What is refused after that is refused with a reason you can see, and the chart shows the gap. Nothing is dropped in silence.',
        ],
        [
          'Can I leave again?',
          'Yes. Export any question as CSV or JSON, without a row limit, on every plan. Deleting a site or an account removes its data physically.',
        ],
        [
          'Is it slow on a large site?',
          'A dashboard is one request. Questions over a year of five million events are answered in a fraction of a second; the documentation says how.',
        ],
      ],
    },
    end: {
      heading: 'Look at your own site tomorrow morning.',
      text: 'Free to begin with, and a minute to remove.',
    },
  },
  pricing: {
    title: 'Pricing',
    description:
      'Every plan has every feature: you pay for how much is counted. Free up to 10,000 events a month, then by volume.',
    heading: 'Pay for volume, not for features',
    lead: 'Funnels, revenue, web vitals, the API, exports: all of it is in every plan.',
    notOpen:
      'Payment is not open yet. Until it is, every account uses everything free, and no quota below is enforced.',
    free: 'Free',
    month: 'a month',
    year: (price: string) => `or ${price} a year: two months are on us`,
    forever: 'for as long as you like',
    events: (n: string) => `${n} events a month`,
    sites: (n: string | null) => (n === null ? 'Sites without limit' : `${n} sites`),
    members: (n: number | null) =>
      n === null ? 'Members without limit' : n === 1 ? 'One person' : `${n} people`,
    retention: (months: number) => (months === 12 ? 'A year of history' : `${months / 12} years of history`),
    choose: (plan: string) => `Start with ${plan}`,
    more: 'More than ten million events? Write to us, the price of an event goes on falling.',
    table: { heading: 'All prices', plan: 'Plan', perMonth: 'a month', perYear: 'a year' },
    vat: 'Prices without VAT.',
    rules: {
      heading: 'How it is counted',
      items: [
        [
          'What an event is',
          'A page view or a custom event. Engagement, scroll depth, web vitals and errors come with them and cost nothing. Bots and what your shields keep out are no events.',
        ],
        [
          'Beyond the quota',
          (warnings: string, days: number) =>
            `You get an e-mail at ${warnings} percent. From the day the quota is used up everything counts for another ${days} days. After that, events are refused with a reason that the sender gets and you see; the chart marks the gap.`,
        ],
        [
          'Up and down',
          'Change the plan at any time. What was counted stays, whatever the plan; only retention becomes shorter where the new plan has less.',
        ],
      ] as [string, string | ((warnings: string, days: number) => string)][],
    },
  },
  tour: {
    title: 'Pictures',
    description: 'The dashboard, the performance page and the live view of Pharos, in pictures.',
    heading: 'What it looks like',
    lead: 'Pictures of a made-up company’s dashboard, taken from the product as it is. This installation shows no public dashboard of its own; where there is one, the live demo leads to it.',
    pictures: {
      dashboard: 'The dashboard of a site, in one request',
      performance: 'Core Web Vitals, their causes and what speed costs',
      live: 'Who is there now',
    },
  },
  docs: {
    title: 'Documentation',
    label: 'Chapters',
    onPage: 'On this page',
    previous: 'Before',
    next: 'Next',
  },
  changelog: {
    title: 'Changelog',
    description: 'What has changed in Pharos, newest first.',
  },
  notFound: {
    title: 'Not found',
    description: 'There is nothing at this address.',
    heading: 'There is nothing at this address.',
    text: 'Perhaps it has moved, or it was never there.',
    home: 'To the start page',
    app: 'To your sites',
  },
  status: {
    title: 'Status',
    description: 'Whether Pharos takes events, stores them and answers questions right now.',
    heading: 'Status',
    lead: 'Asked of the parts themselves when this page was opened.',
    part: 'Part',
    state: 'State',
    parts: {
      api: ['Dashboard and API', 'answers requests, knows accounts and sites'],
      numbers: ['Numbers', 'the database that questions are asked of'],
      intake: ['Events', 'beacons and server events arrive and can be queried'],
      jobs: ['Background jobs', 'closing days, e-mails, retention'],
    },
    states: {
      up: 'Working',
      quiet: 'Quiet: no event in the last fifteen minutes',
      late: 'Late',
      down: 'Not answering',
      unknown: 'Not known',
    },
    checked: 'Checked at',
    unknown:
      'The state could not be asked for: this page reached you without the part that knows it. If your dashboard does not answer either, something is wrong, and it is most likely seen already.',
    again: 'Check again',
    problem: 'Something is wrong that is not shown here?',
    write: 'Write to us',
  },
  sitePrivacy: {
    title: 'What is measured on this site',
    titleOf: (domain: string) => `What is measured on ${domain}`,
    description:
      'In plain words: what this site counts by Pharos, what it does not keep, for how long, and how to be left out.',
    heading: 'What is measured on',
    lead: 'This site counts its visits with Pharos. This page is made of the settings that are in force for it right now.',
    counted: {
      heading: 'What is counted',
      always: [
        'Which pages are opened, and from which page or campaign people came',
        'How long a page was read, and how far it was scrolled',
        'The country, region and city that the network address points to, at most',
        'Browser, operating system, kind of device, size of the screen and language',
      ],
      events: 'What the site itself marks as an event, such as an order or a sign-up',
      outbound_links: 'Clicks on links that lead to other sites',
      file_downloads: 'Downloads of files',
      form_submissions: 'That a form was sent, not what was entered',
      query_parameters: 'These parameters of an address, because the site asks for them:',
      web_vitals: 'How fast pages load and react (web vitals and timings)',
      sample: 'Of page views, this share is measured in that way, chosen by chance:',
      causes:
        'What made a page slow and which errors its scripts had: names of elements and scripts, never texts',
    },
    never: {
      heading: 'What is not kept',
      items: [
        'No cookies, and nothing else is stored on your device',
        'Your network address: it is used in memory to find the country and to recognise the day’s visit, and then forgotten',
        'Your browser’s user agent: only the names of browser and system stay',
        'Nothing that is typed, no recordings of the screen, no fingerprint of fonts or graphics',
        'No profile over several days or several sites: the number that stands for you is made with a random key that is destroyed after the day',
      ],
      identify:
        'This site may name visitors who are signed in to it. For them the site’s own number is kept as a hash, the same on every day. Ask the site which number that is and why.',
    },
    retention: {
      heading: 'For how long',
      monthsLabel: 'Months kept besides the current one:',
      monthsNote: 'What is older is removed from the database.',
      all: 'The site has set no limit: its numbers are kept until it deletes them or leaves.',
    },
    out: {
      heading: 'How to be left out',
      gpc: 'Switch on Global Privacy Control in your browser or in an extension. Pharos then counts nothing of you, on every site.',
      dnt: 'This site also honours Do Not Track.',
      noDnt: 'Do Not Track alone is not honoured by this site.',
      block: 'Or block the script of Pharos with a content blocker. The site works without it.',
      off: 'On this browser alone: open any page of the site with #pharos-off at the end of its address. This writes one entry to the memory of the browser, so that the wish is known; #pharos-on takes it back.',
    },
    who: {
      heading: 'Who is behind it',
      site: 'The numbers belong to whoever runs the site, who decides on what is measured. Ask there first.',
      operator: 'They are processed on their behalf by whoever runs this installation of Pharos:',
      imprint: 'Imprint and privacy policy',
    },
  },
  legal: {
    names: {
      privacy: 'Privacy policy',
      terms: 'Terms of service',
      dpa: 'Data processing agreement',
      imprint: 'Imprint',
    },
    descriptions: {
      privacy: 'What whoever runs this installation of Pharos does with personal data.',
      terms: 'On which terms Pharos may be used.',
      dpa: 'The agreement on processing on behalf of customers (Article 28 GDPR).',
      imprint: 'Who runs this installation of Pharos.',
    },
    template:
      'This is a template. Whoever runs this installation has not filled it in and had it checked yet; marked places are missing. It is no legal advice.',
    missing: {
      name: 'name of the operator',
      address: 'postal address',
      email: 'e-mail address',
      represented_by: 'who represents it',
      register: 'register and number',
      vat_id: 'VAT number',
      authority: 'supervisory authority',
      law: 'applicable law',
      court: 'place of jurisdiction',
      clickhouse_host: 'host of the database',
      updated: 'date of this version',
    },
  },
};

export type PublicTexts = typeof english;
