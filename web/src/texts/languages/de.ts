import type { Translation } from '../catalogue.ts';
import { admin } from '../de/admin.ts';
import { announcements } from '../de/announcements.ts';
import { apiErrors } from '../de/api-errors.ts';
import { app } from '../de/app.ts';
import { audit } from '../de/audit.ts';
import { auth } from '../de/auth.ts';
import { budgets } from '../de/budgets.ts';
import { dashboard } from '../de/dashboard.ts';
import { deletion } from '../de/deletion.ts';
import { filter } from '../de/filter.ts';
import { flows } from '../de/flows.ts';
import { metrics } from '../de/metrics.ts';
import { palette } from '../de/palette.ts';
import { performance } from '../de/performance.ts';
import { security } from '../de/security.ts';
import { settings } from '../de/settings.ts';
import { details, live, sites, view } from '../de/small.ts';
import { sso } from '../de/sso.ts';
import { team } from '../de/team.ts';
import { values } from '../de/values.ts';

/** German. */
export const translation: Translation = {
  admin,
  announcements,
  apiErrors,
  app,
  audit,
  auth,
  budgets,
  dashboard,
  deletion,
  details,
  filter,
  flows,
  live,
  metrics,
  palette,
  performance,
  security,
  settings,
  sites,
  sso,
  team,
  values,
  view,
};
