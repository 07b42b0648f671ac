/** Where demo visitors are; `region` is ISO 3166-2. */
export interface Place {
  weight: number;
  country: string;
  region: string;
  city: string;
  language: string;
  timezone: string;
  /** A network that homes and phones there use. */
  asn: number;
}

type PlaceRow = [number, string, string, string, string, string, number];

const PLACE_ROWS: PlaceRow[] = [
  [14, 'DE', 'DE-BE', 'Berlin', 'de-DE', 'Europe/Berlin', 3320],
  [7, 'DE', 'DE-BY', 'Munich', 'de-DE', 'Europe/Berlin', 3209],
  [6, 'DE', 'DE-HH', 'Hamburg', 'de-DE', 'Europe/Berlin', 3320],
  [5, 'DE', 'DE-NW', 'Cologne', 'de-DE', 'Europe/Berlin', 6805],
  [7, 'US', 'US-NY', 'New York', 'en-US', 'America/New_York', 12271],
  [7, 'US', 'US-CA', 'San Francisco', 'en-US', 'America/Los_Angeles', 7922],
  [4, 'US', 'US-TX', 'Austin', 'en-US', 'America/Chicago', 7018],
  [3, 'US', 'US-WA', 'Seattle', 'en-US', 'America/Los_Angeles', 7922],
  [8, 'GB', 'GB-ENG', 'London', 'en-GB', 'Europe/London', 2856],
  [3, 'GB', 'GB-ENG', 'Manchester', 'en-GB', 'Europe/London', 5089],
  [6, 'FR', 'FR-IDF', 'Paris', 'fr-FR', 'Europe/Paris', 3215],
  [2, 'FR', 'FR-ARA', 'Lyon', 'fr-FR', 'Europe/Paris', 12322],
  [5, 'NL', 'NL-NH', 'Amsterdam', 'nl-NL', 'Europe/Amsterdam', 33915],
  [4, 'AT', 'AT-9', 'Vienna', 'de-AT', 'Europe/Vienna', 8447],
  [4, 'CH', 'CH-ZH', 'Zurich', 'de-CH', 'Europe/Zurich', 3303],
  [5, 'IN', 'IN-KA', 'Bengaluru', 'en-IN', 'Asia/Kolkata', 24560],
  [3, 'CA', 'CA-ON', 'Toronto', 'en-CA', 'America/Toronto', 812],
  [3, 'ES', 'ES-MD', 'Madrid', 'es-ES', 'Europe/Madrid', 3352],
  [2, 'IT', 'IT-25', 'Milan', 'it-IT', 'Europe/Rome', 3269],
  [3, 'PL', 'PL-14', 'Warsaw', 'pl-PL', 'Europe/Warsaw', 5617],
  [2, 'SE', 'SE-AB', 'Stockholm', 'sv-SE', 'Europe/Stockholm', 3301],
  [2, 'BR', 'BR-SP', 'São Paulo', 'pt-BR', 'America/Sao_Paulo', 27699],
  [2, 'JP', 'JP-13', 'Tokyo', 'ja-JP', 'Asia/Tokyo', 4713],
  [2, 'AU', 'AU-NSW', 'Sydney', 'en-AU', 'Australia/Sydney', 1221],
];

export const PLACES: readonly Place[] = PLACE_ROWS.map(
  ([weight, country, region, city, language, timezone, asn]) => ({
    weight,
    country,
    region,
    city,
    language,
    timezone,
    asn,
  }),
);

/** What demo visitors browse with. */
export interface Browser {
  weight: number;
  userAgent: string;
  screens: readonly string[];
}

const CHROMIUM = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1';
const LAPTOPS = ['1920x1080', '1536x864', '1440x900', '2560x1440'];
const MACS = ['1512x982', '1728x1117', '1470x956', '2560x1440'];
const PHONES = ['412x915', '360x800', '384x854'];
const IPHONES = ['393x852', '390x844', '430x932'];

export const BROWSERS: readonly Browser[] = [
  {
    weight: 24,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROMIUM} Safari/537.36`,
    screens: LAPTOPS,
  },
  {
    weight: 7,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROMIUM} Safari/537.36 Edg/142.0.0.0`,
    screens: LAPTOPS,
  },
  {
    weight: 6,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    screens: LAPTOPS,
  },
  {
    weight: 12,
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROMIUM} Safari/537.36`,
    screens: MACS,
  },
  {
    weight: 11,
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Safari/605.1.15`,
    screens: MACS,
  },
  { weight: 3, userAgent: `Mozilla/5.0 (X11; Linux x86_64) ${CHROMIUM} Safari/537.36`, screens: LAPTOPS },
  {
    weight: 4,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    screens: LAPTOPS,
  },
  {
    weight: 14,
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${CHROMIUM} Mobile Safari/537.36`,
    screens: PHONES,
  },
  {
    weight: 3,
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36',
    screens: PHONES,
  },
  {
    weight: 17,
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${WEBKIT} Mobile/15E148 Safari/604.1`,
    screens: IPHONES,
  },
  {
    weight: 2,
    userAgent: `Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) ${WEBKIT} Mobile/15E148 Safari/604.1`,
    screens: ['820x1180', '1024x1366'],
  },
];
