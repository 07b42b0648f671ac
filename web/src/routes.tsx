import { type FunctionComponent, lazy } from 'react';
import type { ReadableSite, Site } from './api/sites.ts';
import { DashboardPage } from './dashboard/dashboard-page.tsx';
import { addresses, matchPath, type Section } from './router.ts';

/** A page and the pattern of its address: `:name` is one part of the path and comes as `params.name`. */
interface Route<Props> {
  path: string;
  Page: FunctionComponent<Props>;
}

/** What the `:names` of an address stand for. */
export type Params = Record<string, string>;

/** A page of its own file, loaded when it is opened. */
function page<Props>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  return lazy(async () => ({ default: await load() }));
}

/** Pages for anybody, signed in or not; they bring their own `<main>`. */
export const OPEN_ROUTES: Route<{ params: Params }>[] = [
  {
    path: addresses.signIn,
    Page: page(async () => (await import('./auth/sign-in-page.tsx')).SignInPage),
  },
  {
    path: addresses.signUp,
    Page: page(async () => (await import('./auth/sign-up-page.tsx')).SignUpPage),
  },
  {
    path: addresses.forgotPassword,
    Page: page(async () => (await import('./auth/forgot-password-page.tsx')).ForgotPasswordPage),
  },
  // Links in e-mails lead to these, with `#token=…`.
  {
    path: '/verify-email',
    Page: page(async () => (await import('./auth/verify-email-page.tsx')).VerifyEmailPage),
  },
  {
    path: '/magic-link',
    Page: page(async () => (await import('./auth/magic-link-page.tsx')).MagicLinkPage),
  },
  {
    path: '/reset-password',
    Page: page(async () => (await import('./auth/reset-password-page.tsx')).ResetPasswordPage),
  },
  {
    path: '/confirm-email',
    Page: page(async () => (await import('./auth/confirm-email-page.tsx')).ConfirmEmailPage),
  },
  {
    path: addresses.invitation,
    Page: page(async () => (await import('./team/invitation-page.tsx')).InvitationPage),
  },
  { path: '/not-me', Page: page(async () => (await import('./auth/not-me-page.tsx')).NotMePage) },
  {
    path: addresses.unsubscribe,
    Page: page(async () => (await import('./unsubscribe/unsubscribe-page.tsx')).UnsubscribePage),
  },
  {
    path: addresses.undoDeletion,
    Page: page(async () => (await import('./deletion/undo-page.tsx')).UndoPage),
  },
  { path: '/goodbye', Page: page(async () => (await import('./deletion/goodbye-page.tsx')).GoodbyePage) },
];

/** Pages of whoever is signed in, under the header. */
export const MEMBER_ROUTES: Route<{ sites: Site[]; params: Params }>[] = [
  { path: addresses.sites, Page: page(async () => (await import('./sites/sites-page.tsx')).SitesPage) },
  { path: addresses.team, Page: page(async () => (await import('./team/team-page.tsx')).TeamPage) },
  { path: addresses.sso, Page: page(async () => (await import('./sso/sso-page.tsx')).SsoPage) },
  { path: addresses.account, Page: page(async () => (await import('./team/account-page.tsx')).AccountPage) },
  { path: addresses.audit, Page: page(async () => (await import('./audit/audit-page.tsx')).AuditPage) },
  { path: addresses.keys, Page: page(async () => (await import('./settings/keys-page.tsx')).KeysPage) },
  {
    path: '/settings/transfers/:token',
    Page: page(async () => (await import('./settings/transfer-page.tsx')).TransferPage),
  },
  { path: '/admin', Page: page(async () => (await import('./admin/overview-page.tsx')).OverviewPage) },
  {
    path: '/admin/announcements',
    Page: page(async () => (await import('./admin/announcements-page.tsx')).AnnouncementsPage),
  },
  {
    path: '/admin/announcements/:id',
    Page: page(async () => (await import('./admin/announcement-page.tsx')).AnnouncementPage),
  },
  { path: '/admin/flags', Page: page(async () => (await import('./admin/flags-page.tsx')).FlagsPage) },
  { path: '/admin/:model', Page: page(async () => (await import('./admin/model-page.tsx')).ModelPage) },
  { path: '/admin/:model/:id', Page: page(async () => (await import('./admin/row-page.tsx')).RowPage) },
  {
    path: addresses.newSite,
    Page: page(async () => (await import('./settings/new-site-page.tsx')).NewSitePage),
  },
  {
    path: addresses.profile,
    Page: page(async () => (await import('./security/profile-page.tsx')).ProfilePage),
  },
  {
    path: addresses.deleteMe,
    Page: page(async () => (await import('./deletion/delete-me-page.tsx')).DeleteMePage),
  },
  {
    path: '/settings/account/delete/:id',
    Page: page(async () => (await import('./deletion/delete-account-page.tsx')).DeleteAccountPage),
  },
  {
    path: addresses.security,
    Page: page(async () => (await import('./security/security-page.tsx')).SecurityPage),
  },
];

const SettingsPage = page<{ site: Site; params: Params }>(
  async () => (await import('./settings/settings-page.tsx')).SettingsPage,
);

/** Pages of one site that are for its owners alone: `/sites/:domain/…`. */
export const OWNER_ROUTES: Route<{ site: Site; params: Params }>[] = [
  { path: '/sites/:domain/settings', Page: SettingsPage },
  { path: '/sites/:domain/settings/:section', Page: SettingsPage },
];

/** What each section of a site's dashboard gets. */
export interface SectionProps {
  /** With its script, where the reader may set it up. */
  site: Site | ReadableSite;
  /** The address of a section with this query part. */
  address: (search: string, section: Section) => string;
}

/** The sections of a dashboard, for owners and for shared links. Traffic is there at once: it is why people come. */
export const SECTION_PAGES: Record<Section, FunctionComponent<SectionProps>> = {
  traffic: DashboardPage,
  live: page(async () => (await import('./live/live-page.tsx')).LivePage),
  funnels: page(async () => (await import('./funnels/funnels-page.tsx')).FunnelsPage),
  journeys: page(async () => (await import('./journeys/journeys-page.tsx')).JourneysPage),
  retention: page(async () => (await import('./retention/retention-page.tsx')).RetentionPage),
  performance: page(async () => (await import('./performance/performance-page.tsx')).PerformancePage),
};

/** The first route whose pattern the path is. */
export function findRoute<Props>(
  routes: readonly Route<Props>[],
  path: string,
): { Page: FunctionComponent<Props>; params: Params } | null {
  for (const { path: pattern, Page } of routes) {
    const params = matchPath(pattern, path);
    if (params) return { Page, params };
  }
  return null;
}
