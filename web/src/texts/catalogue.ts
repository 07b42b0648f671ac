import type { ErrorCode } from '../../../workers/api/errors.ts';
import type { adminTexts } from './admin-en.ts';
import type { announcementTexts } from './announcements-en.ts';
import type { auditTexts } from './audit-en.ts';
import type { authTexts } from './auth-en.ts';
import type { budgetTexts } from './budgets-en.ts';
import type { dashboardTexts } from './dashboard-en.ts';
import type { deletionTexts } from './deletion-en.ts';
import type { detailsTexts } from './details-en.ts';
import type { texts } from './en.ts';
import type { filterTexts } from './filter-en.ts';
import type { flowTexts } from './flows-en.ts';
import type { liveTexts } from './live-en.ts';
import type { metricTexts } from './metrics-en.ts';
import type { paletteTexts } from './palette-en.ts';
import type { performanceTexts } from './performance-en.ts';
import type { securityTexts } from './security-en.ts';
import type { settingsTexts } from './settings-en.ts';
import type { sitesTexts } from './sites-en.ts';
import type { ssoTexts } from './sso-en.ts';
import type { teamTexts } from './team-en.ts';
import type { valueTexts } from './values-en.ts';
import type { viewTexts } from './view-en.ts';

/** The shape of texts: the same keys and arguments, any words. */
type Worded<Texts> = Texts extends string
  ? string
  : Texts extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { [Key in keyof Texts]: Worded<Texts[Key]> };

/** All texts by subject, in the files `*-en.ts`. What a language leaves out, the compiler names. */
export interface Catalogue {
  app: Worded<typeof texts>;
  admin: Worded<typeof adminTexts>;
  announcements: Worded<typeof announcementTexts>;
  audit: Worded<typeof auditTexts>;
  auth: Worded<typeof authTexts>;
  budgets: Worded<typeof budgetTexts>;
  dashboard: Worded<typeof dashboardTexts>;
  deletion: Worded<typeof deletionTexts>;
  details: Worded<typeof detailsTexts>;
  filter: Worded<typeof filterTexts>;
  flows: Worded<typeof flowTexts>;
  live: Worded<typeof liveTexts>;
  metrics: Worded<typeof metricTexts>;
  palette: Worded<typeof paletteTexts>;
  performance: Worded<typeof performanceTexts>;
  security: Worded<typeof securityTexts>;
  settings: Worded<typeof settingsTexts>;
  sites: Worded<typeof sitesTexts>;
  sso: Worded<typeof ssoTexts>;
  team: Worded<typeof teamTexts>;
  values: Worded<typeof valueTexts>;
  view: Worded<typeof viewTexts>;
}

/** A language but English: the catalogue, and the API's refusals by their code. A function gets the API's own sentence. */
export interface Translation extends Catalogue {
  apiErrors: Record<ErrorCode, string | ((said: string) => string)>;
}
