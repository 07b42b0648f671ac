/** Days of the measured traffic, which end with LAST_DATE. */
export const DAYS = 30;
export const LAST_DATE = '2026-06-30';
export const SITE_ID = 1;

const VIEWS_PER_VISIT = 3;
const PAGES = 500;

/** A number in (0, 1) that follows from the view and a name. */
const uniform = (name: string) => `((cityHash64(view, '${name}') % 1000000 + 1) / 1000001)`;
/** Whole ms around a median, as waits are spread: most are short, a few very long. */
const wait = (name: string, medianMs: number) => {
  const normal = `sqrt(-2 * log(${uniform(name)})) * cos(6.283185 * ${uniform(`${name}2`)})`;
  return `toUInt32(least(600000, ${medianMs} * exp(0.6 * ${normal})))`;
};
/** Measured in a share of the views only. */
const sometimes = (name: string, share: number, value: string) =>
  `if(is_told = 1 AND ${uniform(`has ${name}`)} < ${share}, ${value}, NULL)`;
const oneOf = (name: string, count: number) => `toString(floor(${count} * pow(${uniform(name)}, 3)))`;

/** What a view tells, by column: the shares and sizes of an ordinary shop. */
const MEASURES: Record<string, string> = {
  view_id: 'if(is_told = 1, toUInt32(cityHash64(view) % 4294967295 + 1), 0)',
  navigation: `if(is_told = 0, '', multiIf(${uniform('n')} < 0.8, 'navigate', ${uniform('n')} < 0.85, 'reload', ${uniform('n')} < 0.95, 'back-forward-cache', 'soft-navigation'))`,
  lcp_ms: sometimes('lcp', 0.92, wait('lcp', 1800)),
  inp_ms: sometimes('inp', 0.55, `8 * intDiv(${wait('inp', 90)}, 8)`),
  cls_e4: sometimes('cls', 0.97, `if(${uniform('cls')} < 0.5, 0, ${wait('cls', 300)})`),
  fcp_ms: sometimes('fcp', 0.93, wait('fcp', 1200)),
  ttfb_ms: sometimes('ttfb', 0.95, wait('ttfb', 350)),
  redirect_ms: sometimes('redirect', 0.04, wait('redirect', 120)),
  worker_ms: sometimes('worker', 0.02, wait('worker', 20)),
  dns_ms: sometimes('dns', 0.35, wait('dns', 25)),
  tcp_ms: sometimes('tcp', 0.35, wait('tcp', 40)),
  tls_ms: sometimes('tcp', 0.35, wait('tls', 45)),
  request_ms: sometimes('request', 0.9, wait('request', 220)),
  response_ms: sometimes('request', 0.9, wait('response', 30)),
  dom_ms: sometimes('request', 0.9, wait('dom', 600)),
  load_ms: sometimes('request', 0.9, wait('load', 700)),
  page_load_ms: sometimes('request', 0.9, wait('page', 2200)),
  transfer_bytes: sometimes('request', 0.9, wait('transfer', 18_000)),
  lcp_load_delay_ms: sometimes('sub', 0.6, wait('ld', 200)),
  lcp_loading_ms: sometimes('sub', 0.6, wait('lo', 400)),
  lcp_render_delay_ms: sometimes('sub', 0.6, wait('lr', 150)),
  inp_input_delay_ms: sometimes('isub', 0.4, wait('ii', 10)),
  inp_processing_ms: sometimes('isub', 0.4, wait('ip', 40)),
  inp_presentation_ms: sometimes('isub', 0.4, wait('ir', 30)),
  protocol: `if(is_told = 0, '', if(${uniform('proto')} < 0.6, 'h2', 'h3'))`,
  delivery: `if(is_told = 1 AND ${uniform('cache')} < 0.05, 'cache', '')`,
  connection: `if(is_told = 1 AND ${uniform('net')} < 0.7, '4g', '')`,
  release: `if(is_told = 0, '', concat('2026.', toString(toMonth(date))))`,
  lcp_target: `if(is_told = 1 AND ${uniform('has sub')} < 0.6, concat('main>img.hero-', ${oneOf('lt', 80)}), '')`,
  inp_target: `if(is_told = 1 AND ${uniform('has isub')} < 0.4, concat('button#b', ${oneOf('it', 120)}), '')`,
  inp_type: `if(is_told = 1 AND ${uniform('has isub')} < 0.4, 'pointer', '')`,
  cls_target: `if(is_told = 1 AND ${uniform('ct')} < 0.3, concat('div.banner-', ${oneOf('ct', 40)}), '')`,
  lcp_url: `if(is_told = 1 AND ${uniform('has sub')} < 0.5, concat('https://shop.test/img/', ${oneOf('lu', 400)}, '.avif'), '')`,
  cls_shift_e4: sometimes('ct', 0.3, wait('shift', 300)),
  cls_at_ms: sometimes('ct', 0.3, wait('at', 1500)),
  cls_state: `if(is_told = 1 AND ${uniform('ct')} < 0.3, 'dom-content-loaded', '')`,
  inp_state: `if(is_told = 1 AND ${uniform('has isub')} < 0.4, 'complete', '')`,
  lcp_kind: `if(is_told = 1 AND ${uniform('has sub')} < 0.6, if(${uniform('has sub')} < 0.5, 'image high', 'text'), '')`,
  rtt: `if(is_told = 1 AND ${uniform('net')} < 0.7, ['50', '100', '200'][toUInt8(3 * ${uniform('rtt')}) + 1], '')`,
  memory: `if(is_told = 1 AND ${uniform('net')} < 0.7, if(${uniform('memory')} < 0.5, '8', '4'), '')`,
  cores: `if(is_told = 1 AND ${uniform('net')} < 0.7, if(${uniform('cores')} < 0.5, '8', '16'), '')`,
  resource_ms: `if(is_told = 1 AND ${uniform('net')} < 0.5, map('fonts.test', ${wait('font', 60)}, 'ads.test', ${wait('ads', 400)}), map())::Map(LowCardinality(String), UInt32)`,
  resource_bytes: `if(is_told = 1 AND ${uniform('net')} < 0.5, map('ads.test', ${wait('bytes', 90_000)}), map())::Map(LowCardinality(String), UInt32)`,
  slow_scripts: `if(is_told = 1 AND ${uniform('slow')} < 0.2, map(concat('https://cdn', ${oneOf('sh', 12)}, '.test/app.js'), ${wait('slow', 120)}), map())::Map(LowCardinality(String), UInt32)`,
};

/** SQL that stores the events of `{views}` page views of one site: each a pageview, and a hit that tells what it measured. */
export function viewsSql(): string {
  return `INSERT INTO events (site_id, date, visitor_id, time, id, message, arrival, kind, name, hostname, pathname, engaged_ms,
      scroll_depth, country, browser, device, source, channel, ${Object.keys(MEASURES).join(', ')})
    WITH intDiv(view, ${VIEWS_PER_VISIT}) AS visit, toDate('${LAST_DATE}') - visit % ${DAYS} AS date,
      toUnixTimestamp(toDateTime(date, 'UTC')) * 1000 + cityHash64(visit) % 72000000 + (view % ${VIEWS_PER_VISIT}) * 60000 AS began
    SELECT ${SITE_ID}, date, cityHash64(visit, 'visitor'), fromUnixTimestamp64Milli(toInt64(began + is_told * 45000), 'UTC'),
      cityHash64(view, is_told), intDiv(view, 1000), now64(6), if(is_told = 1, 'engagement', 'pageview'),
      if(is_told = 1, 'engagement', 'pageview'), 'shop.test', concat('/page/', ${oneOf('page', PAGES)}),
      if(is_told = 1, ${wait('engaged', 20_000)}, 0), if(is_told = 1, 60, 255),
      ['DE', 'US', 'FR', 'NP'][cityHash64(visit, 'c') % 4 + 1], ['Chrome', 'Safari', 'Firefox'][cityHash64(visit, 'b') % 3 + 1],
      if(cityHash64(visit, 'd') % 5 < 3, 'Mobile', 'Desktop'), ['Google', '', 'Bing'][cityHash64(visit, 's') % 3 + 1],
      'Organic Search', ${Object.values(MEASURES).join(',\n      ')}
    FROM (SELECT number AS view FROM numbers({views:UInt64})) ARRAY JOIN [0, 1] AS is_told`;
}
