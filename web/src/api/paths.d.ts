/*
 * Made by `npm run api-types` of what the routes of workers/api say of themselves (docs/openapi.md). Not to be edited.
 */

/** OneOf type helpers */
type Without<T, U> = { [P in Exclude<keyof T, keyof U>]?: never };
type XOR<T, U> = (T | U) extends object ? (Without<T, U> & U) | (Without<U, T> & T) : T | U;
type OneOf<T extends any[]> = T extends [infer Only] ? Only : T extends [infer A, infer B, ...infer Rest] ? OneOf<[XOR<A, B>, ...Rest]> : never;

export interface paths {
  "/api/auth/sign-in": {
    /** Sign in by password */
    post: operations["signIn"];
  };
  "/api/auth/sign-up": {
    /** Sign up; an e-mail confirms it */
    post: operations["signUp"];
  };
  "/api/auth/verify-email/resend": {
    /** Send the link to confirm an address again */
    post: operations["resendVerification"];
  };
  "/api/auth/verify-email": {
    /** Confirm an address by the link of an e-mail */
    post: operations["verifyEmail"];
  };
  "/api/auth/magic-link": {
    /** Send a link that signs in */
    post: operations["askMagicLink"];
  };
  "/api/auth/magic-link/sign-in": {
    /** Sign in by the link of an e-mail */
    post: operations["signInByMagicLink"];
  };
  "/api/auth/password/forgot": {
    /** Send a link to choose another password */
    post: operations["forgetPassword"];
  };
  "/api/auth/password/reset": {
    /** Choose another password by the link of an e-mail */
    post: operations["resetPassword"];
  };
  "/api/auth/password/change": {
    /** Change the password */
    post: operations["changePassword"];
  };
  "/api/auth/not-me": {
    /**
     * Shut out a stranger by the link of an e-mail
     * @description Ends every session and the password, and takes away every way in that was added since the e-mail.
     */
    post: operations["disownSignIn"];
  };
  "/api/auth/email/change": {
    /** Ask for another address */
    post: operations["changeEmail"];
  };
  "/api/auth/email/confirm": {
    /** Confirm the new address by the link of an e-mail */
    post: operations["confirmEmail"];
  };
  "/api/auth/two-factor/sign-in": {
    /** Finish signing in by a code of the authenticator app */
    post: operations["signInByCode"];
  };
  "/api/auth/two-factor/recover": {
    /** Finish signing in by a recovery code */
    post: operations["signInByRecoveryCode"];
  };
  "/api/auth/two-factor": {
    /** Begin to use a second factor */
    post: operations["enableTwoFactor"];
    /** Stop using a second factor */
    delete: operations["disableTwoFactor"];
  };
  "/api/auth/two-factor/confirm": {
    /** Confirm the authenticator app by a first code */
    post: operations["confirmTwoFactor"];
  };
  "/api/auth/two-factor/recovery-codes": {
    /** Make new recovery codes */
    post: operations["renewRecoveryCodes"];
  };
  "/api/auth/passkeys": {
    /** The passkeys of who is signed in */
    get: operations["listPasskeys"];
    /** Add a passkey */
    post: operations["addPasskey"];
  };
  "/api/auth/passkeys/options": {
    /** What the browser makes a passkey from */
    post: operations["beginPasskey"];
  };
  "/api/auth/passkeys/{id}": {
    /** Remove a passkey */
    delete: operations["deletePasskey"];
  };
  "/api/auth/passkeys/sign-in/options": {
    /** What the browser answers by a passkey */
    post: operations["beginPasskeySignIn"];
  };
  "/api/auth/passkeys/sign-in": {
    /** Sign in by a passkey */
    post: operations["signInByPasskey"];
  };
  "/api/auth/ways": {
    /** The ways to sign in that are offered */
    get: operations["listWaysIn"];
  };
  "/api/auth/oauth": {
    /** Where to go to sign in by another provider */
    post: operations["beginOAuth"];
  };
  "/api/auth/callback/{provider}": {
    /** Where the other provider leads back to */
    get: operations["finishOAuth"];
  };
  "/api/auth/providers": {
    /** The providers that sign in who is signed in */
    get: operations["listProviderLinks"];
  };
  "/api/auth/providers/{id}": {
    /**
     * Sign in by a provider no more
     * @description Not when there is neither a password, a passkey nor another provider.
     */
    delete: operations["unlinkProvider"];
  };
  "/api/auth/sso": {
    /**
     * Where to go to sign in with an organisation
     * @description By the domain of the address, whoever has it: `null` where no organisation signs in here by its own provider.
     */
    post: operations["beginSso"];
  };
  "/api/auth/sso/{organisation}/callback": {
    /** Where an organisation’s provider leads back to */
    get: operations["finishSso"];
  };
  "/api/auth/sign-out": {
    /** End the session of the cookie */
    post: operations["signOut"];
  };
  "/api/auth/me": {
    /** Who is signed in, and the accounts she belongs to */
    get: operations["readSignedInUser"];
    /** Change what the user is called */
    patch: operations["changeSignedInUser"];
  };
  "/api/auth/sessions": {
    /** Where the user is signed in */
    get: operations["listSessions"];
    /** End all sessions but this one */
    delete: operations["endOtherSessions"];
  };
  "/api/auth/sessions/{id}": {
    /** End one session */
    delete: operations["endSession"];
  };
  "/api/accounts": {
    /** The accounts one belongs to */
    get: operations["listAccounts"];
    /** Make another account, which one owns */
    post: operations["createAccount"];
  };
  "/api/accounts/{account_id}": {
    /** An account one belongs to */
    get: operations["readAccount"];
    /**
     * Delete an account with all of its sites
     * @description For its owners, who can undo it for two days. Takes a sign-in within the hour.
     */
    delete: operations["deleteAccount"];
    /**
     * Rename an account, or have its members sign in by two factors
     * @description Only an owner who does so herself can require two factors.
     */
    patch: operations["changeAccount"];
  };
  "/api/accounts/{account_id}/team": {
    /** Who reaches an account, and who is invited */
    get: operations["readTeam"];
  };
  "/api/accounts/{account_id}/members/{member_id}": {
    /** Take a member out of an account */
    delete: operations["removeMember"];
    /** Give a member another role */
    patch: operations["changeMember"];
  };
  "/api/accounts/{account_id}/leave": {
    /** Belong to an account no more */
    post: operations["leaveAccount"];
  };
  "/api/accounts/{account_id}/guests/{guest_id}": {
    /** End a guest's access to a site */
    delete: operations["removeGuest"];
  };
  "/api/accounts/{account_id}/invitations": {
    /**
     * Invite somebody by e-mail, into an account or to one of its sites
     * @description Holds for seven days. An earlier invitation of the same address to the same is void.
     */
    post: operations["invite"];
  };
  "/api/accounts/{account_id}/invitations/{invitation_id}/resend": {
    /** Send an invitation again; what was sent before is void */
    post: operations["resendInvitation"];
  };
  "/api/accounts/{account_id}/invitations/{invitation_id}": {
    /** Revoke an invitation */
    delete: operations["revokeInvitation"];
  };
  "/api/accounts/{account_id}/ownership": {
    /**
     * Offer a member to become the owner in one’s place
     * @description Holds for seven days; nothing changes before she accepts.
     */
    post: operations["offerOwnership"];
    /** Take the offer of an account back */
    delete: operations["keepOwnership"];
  };
  "/api/accounts/{account_id}/ownership/accept": {
    /**
     * Become the owner of an account that is offered to one
     * @description Whoever has offered it becomes an admin.
     */
    post: operations["acceptOwnership"];
  };
  "/api/accounts/{account_id}/sso": {
    /** How an account signs in by its own provider */
    get: operations["readSso"];
    /**
     * Set the provider by which an account signs in
     * @description OpenID Connect, by its issuer. The secret is never shown; it may be left out while issuer and client stay the same. Another issuer or client ends the sessions that the provider has opened.
     */
    put: operations["saveSso"];
    /**
     * Sign in by the account’s provider no more
     * @description Ends the sessions that it has opened. Members stay, and come in another way.
     */
    delete: operations["deleteSso"];
  };
  "/api/accounts/{account_id}/sso/test": {
    /**
     * Test an account’s provider without signing in
     * @description Whether it is there, has keys, and knows us. What is wrong is in `connection.problem`.
     */
    post: operations["testSso"];
  };
  "/api/accounts/{account_id}/sso/domains": {
    /**
     * Name a domain of addresses that the account’s provider vouches for
     * @description It counts once a TXT record has shown that it is the account’s own.
     */
    post: operations["addSsoDomain"];
  };
  "/api/accounts/{account_id}/sso/domains/{domain_id}/verify": {
    /** Look for the record that shows that a domain is the account’s own */
    post: operations["verifySsoDomain"];
  };
  "/api/accounts/{account_id}/sso/domains/{domain_id}": {
    /**
     * Have the provider vouch for a domain no more
     * @description Not for the last one while members must sign in by the provider.
     */
    delete: operations["deleteSsoDomain"];
  };
  "/api/accounts/{account_id}/audit": {
    /**
     * Who did what in an account, newest first
     * @description A page; with `format` the whole as a file.
     */
    get: operations["readAuditLog"];
  };
  "/api/deletions": {
    /** What is being deleted, or was, of the accounts the user owns or administers */
    get: operations["listDeletions"];
  };
  "/api/deletions/undo": {
    /** Undo a deletion by the token of the e-mail about it */
    post: operations["undoDeletionByMail"];
  };
  "/api/deletions/{deletion_id}/undo": {
    /** Undo a deletion */
    post: operations["undoDeletion"];
  };
  "/api/me": {
    /**
     * Delete the signed-in user
     * @description The link of the e-mail about it undoes that for two days. Takes a sign-in within the hour.
     */
    delete: operations["deleteMe"];
  };
  "/api/me/deletion": {
    /** What would go with the signed-in user, and what would stay */
    get: operations["previewDeleteMe"];
  };
  "/api/me/export": {
    /** All that is known of the signed-in user, as a zip of JSON and CSV files */
    get: operations["exportMe"];
  };
  "/api/invitations/view": {
    /** What an invitation says, to whoever has got it */
    post: operations["readInvitation"];
  };
  "/api/invitations/accept": {
    /** Join as who is signed in */
    post: operations["acceptInvitation"];
  };
  "/api/invitations/sign-up": {
    /**
     * Join as a new user, whose address the invitation has confirmed
     * @description Sets the session cookie.
     */
    post: operations["signUpByInvitation"];
  };
  "/api/sites": {
    /** All sites of the signed-in user */
    get: operations["listOwnSites"];
  };
  "/api/keys": {
    /** The API keys of the accounts one looks after */
    get: operations["listKeys"];
    /** Make an API key */
    post: operations["createAccountKey"];
  };
  "/api/keys/{key_id}/rotate": {
    /** Make another key of the same kind; the old one ends later */
    post: operations["rotateAccountKey"];
  };
  "/api/keys/{key_id}": {
    /** Revoke an API key at once */
    delete: operations["deleteAccountKey"];
  };
  "/api/transfers": {
    /** Whether one offers a site to another account */
    get: operations["readOwnOffer"];
    /**
     * Offer a site to another account
     * @description Whoever has the address and owns an account may take the site, for seven days and once.
     */
    post: operations["offerSite"];
    /** Withdraw the offer of a site */
    delete: operations["withdrawSite"];
  };
  "/api/transfers/{token}": {
    /** Which site one is offered, and by whom */
    get: operations["readSiteOffer"];
  };
  "/api/transfers/{token}/accept": {
    /** Take a site that one is offered */
    post: operations["acceptSite"];
  };
  "/api/shared-site": {
    /** The site that a shared link opens */
    get: operations["readSharedSite"];
  };
  "/api/shared-site/unlock": {
    /**
     * Open a shared link that asks for a password
     * @description Send what is answered in the header `x-pharos-link-proof`; it is good for twelve hours.
     */
    post: operations["unlockSharedLink"];
  };
  "/api/v1/events": {
    /**
     * Store events, exactly once by their ids
     * @description Answers when they can be asked about. Events that cannot be stored are named, and the others are.
     */
    post: operations["sendEvents"];
  };
  "/api/v1/stats/realtime/visitors": {
    /** Visitors of the last five minutes */
    get: operations["countCurrentVisitors"];
  };
  "/api/v1/stats/aggregate": {
    /** The metrics of a period as a whole */
    get: operations["aggregateStats"];
  };
  "/api/v1/stats/timeseries": {
    /** The metrics of each hour, day or month of a period */
    get: operations["readTimeseries"];
  };
  "/api/v1/stats/breakdown": {
    /** The metrics of each value of a dimension */
    get: operations["breakDownStats"];
  };
  "/api/v1/sites/budgets": {
    /** Performance budgets and how their last 28 days went */
    get: operations["listBudgets"];
    /** Set a performance budget, one for each vital, route and device */
    put: operations["putBudget"];
  };
  "/api/v1/sites/budgets/check": {
    /** Whether all performance budgets are kept, for builds to ask */
    get: operations["checkBudgets"];
  };
  "/api/v1/sites/budgets/{budget_id}": {
    /** Delete a performance budget */
    delete: operations["deleteBudget"];
  };
  "/api/v1/sites/goals": {
    /** The goals of a site */
    get: operations["listGoals"];
    /** Make a goal, or find the one that is the same */
    put: operations["saveGoal"];
  };
  "/api/v1/sites/goals/{goal_id}": {
    /** Delete a goal */
    delete: operations["deleteGoal"];
  };
  "/api/v1/sites/custom-props": {
    /** The props that the dashboard of a site offers */
    get: operations["listCustomProps"];
    /** Offer a prop */
    put: operations["addCustomProp"];
  };
  "/api/v1/sites/custom-props/{property}": {
    /** Stop offering a prop */
    delete: operations["deleteCustomProp"];
  };
  "/api/v1/sites/shared-links": {
    /** The shared links of a site */
    get: operations["listSharedLinks"];
    /** Make a shared link, or find the one of this name */
    put: operations["saveSharedLink"];
  };
  "/api/v1/sites/shared-links/{link_id}": {
    /** Close a shared link */
    delete: operations["deleteSharedLink"];
  };
  "/api/v1/sites/annotations": {
    /** The notes on the days of a site */
    get: operations["listAnnotations"];
    /** Note what happened on a day */
    post: operations["createAnnotation"];
  };
  "/api/v1/sites/annotations/{annotation_id}": {
    /** Give a note another day and text */
    put: operations["changeAnnotation"];
    /** Delete a note */
    delete: operations["deleteAnnotation"];
  };
  "/api/v1/sites/segments": {
    /** The segments of a site that who asks sees */
    get: operations["listSegments"];
    /** Save filters under a name */
    post: operations["createSegment"];
  };
  "/api/v1/sites/segments/{segment_id}": {
    /** Give a segment another name and other filters */
    put: operations["changeSegment"];
    /** Delete a segment */
    delete: operations["deleteSegment"];
  };
  "/api/v1/sites/funnels": {
    /** The funnels of a site */
    get: operations["listFunnels"];
    /** Save a funnel */
    post: operations["createFunnel"];
  };
  "/api/v1/sites/funnels/{funnel_id}": {
    /** Give a funnel another name and other steps */
    put: operations["changeFunnel"];
    /** Delete a funnel */
    delete: operations["deleteFunnel"];
  };
  "/api/v1/sites/routes": {
    /** Which pages of a site are one route */
    get: operations["listRoutes"];
    /** Add a route, or move one */
    put: operations["putRoute"];
  };
  "/api/v1/sites/routes/{route_id}": {
    /** Delete a route */
    delete: operations["deleteRoute"];
  };
  "/api/v1/sites/shields": {
    /** What a site keeps out of its numbers */
    get: operations["listShields"];
    /** Keep something out */
    put: operations["putShield"];
  };
  "/api/v1/sites/shields/{shield_id}": {
    /** Let something in again */
    delete: operations["deleteShield"];
  };
  "/api/v1/sites/verify": {
    /** Look at a page from outside: will its script count? */
    post: operations["verifyInstall"];
  };
  "/api/v1/sites": {
    /** Sites, page by page */
    get: operations["listSites"];
    /** Make a site */
    post: operations["createSite"];
  };
  "/api/v1/sites/{site_id}": {
    /** A site with its settings */
    get: operations["readSite"];
    /** Change the domain, time zone, script or other settings of a site */
    put: operations["changeSite"];
    /**
     * Delete a site with all it has; its owners can undo it for two days
     * @description A user must have signed in within the hour; a key must not.
     */
    delete: operations["deleteSite"];
  };
  "/api/v1/deploys": {
    /** The deploys of a stretch of time, the last year unless named */
    get: operations["listDeploys"];
    /**
     * Say that a version went on line
     * @description A version that is known already is corrected.
     */
    post: operations["saveDeploy"];
  };
  "/api/v1/deploys/{deploy_id}": {
    /** Forget a deploy */
    delete: operations["deleteDeploy"];
  };
  "/api/v1/deploys/{deploy_id}/effect": {
    /**
     * Web vitals before and after a deploy
     * @description Of the site and of its busiest routes: docs/performance.md.
     */
    get: operations["readDeployEffect"];
  };
  "/api/docs/query/schema.json": {
    /** JSON Schema of the body of a query */
    get: operations["readQuerySchema"];
  };
  "/api/public/badge/{file}": {
    /**
     * A badge with the number of visitors that are on a site now
     * @description For sites whose dashboard is public. Also at `/badge/<domain>.svg`; kept for a minute at most.
     */
    get: operations["readBadge"];
  };
  "/api/public/card/{file}": {
    /** The picture that goes with a link to a public dashboard */
    get: operations["readCard"];
  };
  "/api/public/demo": {
    /** To the public dashboard that shows what the product is, else to pictures of it */
    get: operations["openDemo"];
  };
  "/api/public/own-tracker": {
    /**
     * The script by which the dashboard measures itself, on its own host
     * @description `null` where the operator has named no site for that.
     */
    get: operations["findOwnTracker"];
  };
  "/api/public/sites/{domain}": {
    /** Whether the dashboard of a site is public */
    get: operations["readPublicSite"];
  };
  "/api/public/sites/{domain}/privacy": {
    /**
     * What is measured on a site, for its visitors
     * @description What the site's script shows anyway, and how long numbers are kept.
     */
    get: operations["readSitePrivacy"];
  };
  "/api/public/status": {
    /** How the parts of the product are, as they were less than a minute ago */
    get: operations["readStatus"];
  };
  "/api/security.txt": {
    /** Whom to tell of a hole, as RFC 9116 has it */
    get: operations["readSecurityContact"];
  };
  "/api/v2/query": {
    /**
     * The metrics of a period, by any dimensions
     * @description The language is explained in docs/query-api.md; docs/metrics.md defines the numbers.
     */
    post: operations["askQuery"];
  };
  "/api/v2/export": {
    /** All rows of a query as a file */
    post: operations["exportQuery"];
  };
  "/api/v2/batch": {
    /**
     * Many queries in one request
     * @description A query that is refused has its error in the place of its answer; the others are answered.
     */
    post: operations["askBatch"];
  };
  "/api/v2/dashboard": {
    /**
     * All that a view of one site shows, in one request
     * @description The site itself, many queries about it as `POST /api/v2/batch` answers them, and what stands beside them. Whatever is refused or fails has its error in its place.
     */
    post: operations["readDashboard"];
  };
  "/api/v2/funnel": {
    /**
     * How far visitors get, step by step
     * @description Explained in docs/funnels.md.
     */
    post: operations["askFunnel"];
  };
  "/api/v2/journey": {
    /**
     * Which ways visits take from page to page
     * @description Explained in docs/journeys.md.
     */
    post: operations["askJourney"];
  };
  "/api/v2/live": {
    /**
     * Who is on a site now and what they do
     * @description Made to be asked every few seconds.
     */
    get: operations["readLive"];
  };
  "/api/v2/marks": {
    /**
     * What is missing from the chart of a site between two dates, the last 30 days unless named
     * @description Refused for the quota, lost by us, paused, before the first event, or silent against all custom: docs/metrics.md. Shared links and public dashboards learn nothing of quotas, and no numbers of events.
     */
    get: operations["readMarks"];
  };
  "/api/v2/prop-keys": {
    /**
     * The props to choose from
     * @description Those on the list of the site, or without a list those of its events between two dates.
     */
    get: operations["listPropKeys"];
  };
  "/api/v2/retention": {
    /**
     * Which named visitors came back
     * @description Explained in docs/metrics.md.
     */
    post: operations["askRetention"];
  };
  "/api/unsubscribe/{token}": {
    /** Leads from the link of an e-mail to the page that asks whether one means it */
    get: operations["showUnsubscribe"];
    /**
     * Get no more announcements
     * @description For mail programs, by one click (RFC 8058), and for the page. The address itself says who it is.
     */
    post: operations["unsubscribe"];
    /** Get announcements again */
    delete: operations["subscribeAgain"];
  };
  "/api/admin/overview": {
    /** How the product is: sign-ups, sites, events, and what is wrong */
    get: operations["readAdminOverview"];
  };
  "/api/admin/health": {
    /** What goes wrong, and how old what waits is */
    get: operations["readAdminHealth"];
  };
  "/api/admin/announcements": {
    /** Announcements */
    get: operations["listAnnouncements"];
    /** Put an announcement down */
    post: operations["createAnnouncement"];
  };
  "/api/admin/announcements/{announcement_id}": {
    /** An announcement, how it reads, and to how many it would go */
    get: operations["readAnnouncement"];
    /** Change one that is not sent yet */
    put: operations["changeAnnouncement"];
  };
  "/api/admin/announcements/{announcement_id}/preview": {
    /** An announcement as its readers see it */
    get: operations["previewAnnouncement"];
  };
  "/api/admin/announcements/{announcement_id}/test": {
    /** Send an announcement to oneself alone */
    post: operations["testAnnouncement"];
  };
  "/api/admin/announcements/{announcement_id}/send": {
    /**
     * Have an announcement sent, or a stopped one go on
     * @description So many a minute, by cron. `recipients` is the number that was shown; another one is refused.
     */
    post: operations["sendAnnouncement"];
  };
  "/api/admin/announcements/{announcement_id}/stop": {
    /** Stop one that is under way */
    post: operations["stopAnnouncement"];
  };
  "/api/admin/flags": {
    /** Parts of the product that can be switched */
    get: operations["listFlags"];
  };
  "/api/admin/flags/{flag}": {
    /** Switch a part of the product, for everybody, a share of the accounts, or some by name */
    put: operations["setFlag"];
  };
  "/api/admin/models": {
    /** The tables that the admin area shows */
    get: operations["listAdminModels"];
  };
  "/api/admin/models/{model}": {
    /** A page of the rows of a table */
    get: operations["listAdminRows"];
  };
  "/api/admin/models/{model}/{row_id}": {
    /** One row of a table */
    get: operations["readAdminRow"];
  };
  "/api/admin/jobs": {
    /** The jobs of cron, each with its last run */
    get: operations["listAdminJobs"];
  };
  "/api/admin/jobs/{job}/run": {
    /** Have a job run again, by the next cron */
    post: operations["runAdminJob"];
  };
  "/api/admin/impersonation": {
    /** Whom the member of staff looks as */
    get: operations["readImpersonation"];
    /** Look at the product as a user does, or as an owner of an account, for half an hour; nothing can be changed */
    post: operations["startImpersonation"];
    /** Look as oneself again */
    delete: operations["endImpersonation"];
  };
  "/api/admin/deletions/{deletion_id}/decision": {
    /** Approve a deletion, or refuse it and give back what was deleted */
    put: operations["decideDeletion"];
  };
  "/api/admin/users/{user_id}/block": {
    /** Keep a user out and end her sessions, or let her in again */
    put: operations["blockUser"];
  };
  "/api/admin/accounts/{account_id}/block": {
    /** Shut an account to its members, keys and events, or open it again */
    put: operations["blockAccount"];
  };
  "/api/operator/sites": {
    /** Every site of every account */
    get: operations["listEverySite"];
    /** Make a site of the first account */
    post: operations["createSiteOfOperator"];
  };
  "/api/operator/keys": {
    /** Make an API key that belongs to no account */
    post: operations["createKey"];
    /** Delete an API key */
    delete: operations["deleteKey"];
  };
  "/api/operator/users": {
    /** Make a user, or give one a new password */
    post: operations["saveUser"];
  };
  "/api/operator/counters": {
    /** What became of events, the last hour unless asked otherwise */
    get: operations["readCounters"];
  };
  "/api/operator/dead-letters": {
    /** Messages that failed for good */
    get: operations["listDeadLetters"];
  };
  "/api/operator/dead-letters/replay": {
    /**
     * Store a page of dead letters after all
     * @description Ask again until `cursor` is null. Letters that fail stay and are named.
     */
    post: operations["replayDeadLetters"];
  };
  "/api/operator/data-key": {
    /**
     * Seal one slice anew by the present DATA_KEY
     * @description Ask again with `next` until that is null. It begins by ending every session.
     */
    post: operations["exchangeDataKey"];
  };
  "/api/operator/backfill": {
    /**
     * Write down one slice of past dates
     * @description Ask again with the mark until `left` is 0.
     */
    post: operations["backfill"];
  };
  "/api/operator/erase": {
    /** Delete a site and erase its data within minutes */
    post: operations["eraseSite"];
  };
  "/api/operator/retention": {
    /** How many months of data a site keeps; null: all */
    put: operations["setRetention"];
  };
  "/api/openapi.json": {
    /** This description, in OpenAPI 3.1 */
    get: operations["readDescription"];
  };
  "/api/docs/reference": {
    /** This description as a page */
    get: operations["readReference"];
  };
  "/api/docs/reference.css": {
    /** How that page looks */
    get: operations["readReferenceStyle"];
  };
}

export type webhooks = Record<string, never>;

export interface components {
  schemas: {
    Account: {
      id: string;
      name: string;
      /**
       * @description Of who asks.
       * @enum {string}
       */
      role: "owner" | "admin" | "editor" | "viewer" | "billing";
      requires_two_factor: boolean;
      /** @description Nothing of it is open to who asks before she signs in by two factors. */
      needs_two_factor: boolean;
      /** @description Nothing of it is open to who asks before she signs in by its own provider. */
      needs_sso: boolean;
      /** @description Its owner wants who asks to take her place. */
      is_offered: boolean;
    };
    Annotation: {
      id: string;
      /** Format: date */
      date: string;
      text: string;
    };
    ApiKey: {
      id: string;
      name: string;
      /** @description How the key begins. */
      prefix: string;
      scopes: ("stats:read" | "events:write" | "sites:read" | "sites:write" | "deploys:write")[];
      account: string;
      /** @description Null: every site of the account. */
      site: string | null;
      rate_per_minute: number | null;
      created_at: string;
      /** @description To the hour. */
      last_used_at: string | null;
      expires_at: string | null;
      /** @description Id of the key that took its place. */
      replaced_by: string | null;
    };
    AuditEntry: {
      id: string;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      action: "account.created" | "account.changed" | "guest.joined" | "guest.removed" | "impersonation.started" | "impersonation.ended" | "invitation.sent" | "invitation.revoked" | "member.changed" | "member.joined" | "member.left" | "member.removed" | "ownership.offered" | "ownership.kept" | "ownership.accepted" | "account.blocked" | "account.unblocked" | "annotation.created" | "annotation.changed" | "annotation.deleted" | "announcement.created" | "announcement.changed" | "announcement.tested" | "announcement.sent" | "announcement.stopped" | "api_key.created" | "api_key.deleted" | "api_key.rotated" | "budget.saved" | "budget.deleted" | "custom_prop.created" | "custom_prop.deleted" | "data_key.exchanged" | "dates.sealed_anew" | "dead_letters.replayed" | "deletion.approved" | "deletion.done" | "deletion.refused" | "deletion.requested" | "deletion.undone" | "deploy.saved" | "deploy.deleted" | "flag.changed" | "funnel.created" | "funnel.changed" | "funnel.deleted" | "goal.saved" | "goal.deleted" | "route.saved" | "route.deleted" | "segment.created" | "segment.changed" | "segment.deleted" | "shared_link.created" | "shared_link.deleted" | "shield.saved" | "shield.deleted" | "site.created" | "site.changed" | "site.deleted" | "site.erased" | "site.offered" | "site.offer_withdrawn" | "site.transferred" | "sso.saved" | "sso.deleted" | "sso.domain_added" | "sso.domain_verified" | "sso.domain_removed" | "job.ordered" | "staff.looked" | "user.blocked" | "user.deleted" | "user.exported" | "user.signed_up" | "user.confirmed" | "user.changed" | "user.locked" | "user.sessions_ended" | "user.password_changed" | "user.email_changed" | "user.two_factor_on" | "user.two_factor_off" | "user.recovery_code_used" | "user.recovery_codes_made" | "user.passkey_added" | "user.passkey_removed" | "user.sign_in_linked" | "user.sign_in_unlinked" | "user.saved" | "user.signed_in" | "user.signed_out" | "user.subscribed_again" | "user.unblocked" | "user.unsubscribed";
      actor: {
        /** @enum {string} */
        kind: "user" | "key" | "operator" | "staff" | "system";
        id: string;
        name: string | null;
      };
      target: {
        kind: string;
        id: string;
      };
      /** @description Domain. */
      site: string | null;
      device: string | null;
      place: string | null;
      address: string | null;
      request_id: string;
      detail: {
        [key: string]: unknown;
      };
    };
    Budget: {
      id: string;
      name: string;
      /** @enum {string} */
      vital: "lcp" | "inp" | "cls" | "fcp" | "ttfb";
      limit: number;
      max_increase: number | null;
      route: string | null;
      device: ("Mobile" | "Tablet" | "Desktop") | null;
      min_samples: number;
      days: number;
      /** @description Told there, too. The whole address is a secret. */
      webhook_host: string | null;
      /** @enum {string} */
      state: "kept" | "broken";
      checked_to: string | null;
      /** @description Of the judged ones of the last 28. */
      broken_days: number;
      judged_days: number;
      history: ({
          /** Format: date */
          date: string;
          value: number | null;
          samples: number;
          /** @enum {string} */
          verdict: "kept" | "over" | "grown" | "unknown";
        })[];
    };
    Deletion: {
      id: string;
      kind: string;
      subject: string;
      /** @description null once it is gone. */
      name: string | null;
      state: string;
      /** Format: date-time */
      requested_at: string;
      /** Format: date-time */
      undo_until: string;
      /**
       * Format: date-time
       * @description By then all is destroyed.
       */
      due_at: string;
      done_at: string | null;
      needs_approval: boolean;
      receipt: {
        [key: string]: {
          /** Format: date-time */
          at: string;
          counts: {
            [key: string]: number;
          };
          remark: string | null;
        };
      };
    };
    Deploy: {
      id: string;
      version: string;
      /** Format: date-time */
      at: string;
      description: string;
      url: string;
    };
    /** @description The question with every choice made: posting it again asks for the same. */
    Echo: {
      date_range: [string, string];
      compare?: {
        date_range: [string, string];
        [key: string]: unknown;
      };
      [key: string]: unknown;
    };
    Error: {
      /** @description A sentence for whoever wrote the request. */
      error: string;
      /** @enum {string} */
      code: "invalid_request" | "malformed_json" | "weak_password" | "breached_password" | "guessable_password" | "wrong_code" | "challenge_over" | "invalid_token" | "passkey_refused" | "unauthorized" | "wrong_credentials" | "link_locked" | "wrong_password" | "missing_scope" | "missing_role" | "two_factor_needed" | "sso_needed" | "email_not_verified" | "blocked" | "user_deleted" | "sign_in_again" | "cross_site" | "view_only" | "other_address" | "not_found" | "site_not_found" | "being_deleted" | "changed_meanwhile" | "domain_taken" | "domain_unproven" | "record_missing" | "sso_required" | "last_owner" | "is_staff" | "last_way_in" | "already_member" | "sign_in_first" | "name_taken" | "goal_exists" | "goal_in_use" | "limit_reached" | "only_owner" | "too_late" | "two_factor_on" | "payload_too_large" | "query_too_heavy" | "rate_limited" | "too_many_queries" | "internal" | "no_salt" | "sso_unavailable" | "dns_unavailable" | "query_timeout" | "storage_unavailable" | "switched_off" | "invalid_query" | "invalid_metrics" | "invalid_date_range" | "invalid_dimensions" | "invalid_filters" | "invalid_order_by" | "invalid_include" | "invalid_pagination" | "invalid_funnel" | "invalid_journey" | "invalid_compare" | "query_conflict";
      /** @description To be named when asking us about it; also in x-request-id. */
      request_id: string;
    };
    /** @description A 75th percentile with its 95 % interval. */
    Estimate: {
      value: number;
      low: number;
      high: number;
      samples: number;
    };
    Event: {
      site: string;
      id?: string;
      name?: string;
      timestamp?: string | number;
      visitor?: string;
      ip?: string;
      user_agent?: string | null;
      url?: string;
      hostname?: string;
      pathname?: string;
      referrer?: string;
      source?: string;
      click_id?: string;
      utm_source?: string;
      utm_medium?: string;
      utm_campaign?: string;
      utm_content?: string;
      utm_term?: string;
      country?: string;
      region?: string;
      city?: string;
      browser?: string;
      browser_version?: string;
      os?: string;
      os_version?: string;
      device?: string;
      screen?: string;
      language?: string;
      props?: {
        [key: string]: string | number | boolean | null;
      };
      revenue?: {
        amount: string | number;
        currency: string;
      };
      engaged_ms?: number;
      scroll_depth?: number;
      measures?: {
        [key: string]: unknown;
      };
      interactive?: boolean;
    };
    EventFilter: ((["is" | "is_not" | "contains" | "contains_not" | "matches" | "matches_not", ("event:page" | "event:route" | "event:hostname" | "event:name") | string, (string | number)[]]) | (["is" | "is_not" | "contains" | "contains_not", ("event:page" | "event:route" | "event:hostname" | "event:name") | string, (string | number)[], {
        case_sensitive?: boolean;
      }]) | (["matches" | "matches_not", ("event:page" | "event:route" | "event:hostname" | "event:name") | string, (string | number)[], {
        /** @constant */
        case_sensitive?: true;
      }])) | ((["is" | "contains", "event:goal", (string | number)[]]) | (["is" | "contains", "event:goal", (string | number)[], {
        case_sensitive?: boolean;
      }])) | (["and" | "or", components["schemas"]["EventFilter"][]]) | ["not", components["schemas"]["EventFilter"]];
    Filter: ((["is" | "is_not" | "contains" | "contains_not" | "matches" | "matches_not", ("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string), (string | number)[]]) | (["is" | "is_not" | "contains" | "contains_not", ("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string), (string | number)[], {
        case_sensitive?: boolean;
      }]) | (["matches" | "matches_not", ("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string), (string | number)[], {
        /** @constant */
        case_sensitive?: true;
      }])) | ((["is" | "contains", "event:goal", (string | number)[]]) | (["is" | "contains", "event:goal", (string | number)[], {
        case_sensitive?: boolean;
      }])) | ["is", "segment", number[]] | (["and" | "or", components["schemas"]["Filter"][]]) | ["not", components["schemas"]["Filter"]] | (["has_done" | "has_not_done", components["schemas"]["EventFilter"]]);
    Funnel: {
      id: number;
      name: string;
      steps: ({
          goal: number;
          label?: string;
        } | {
          page: string;
          label?: string;
        } | {
          event: string;
          props?: {
            [key: string]: string;
          };
          label?: string;
        })[];
      /** @enum {string} */
      order: "loose" | "strict";
      window_days: number | null;
    };
    FunnelAnswer: {
      results: ({
          label: string;
          visitors: number;
          conversion_rate: number | null;
          step_conversion_rate: number | null;
          drop_off: number | null;
          drop_off_rate: number | null;
          median_seconds: number | null;
          p90_seconds: number | null;
        })[];
      breakdown?: ({
          value: string;
          visitors: number[];
          conversion_rate: number | null;
        })[];
      meta: {
        visitors: number;
        /** @enum {string} */
        counted: "visit" | "given_ids";
        visitors_without_id?: number;
        total_rows?: number;
      };
      query: components["schemas"]["Echo"];
    };
    FunnelQuery: {
      site_id: string;
      date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
      filters?: components["schemas"]["Filter"][];
      funnel?: number;
      /** @description In place of `funnel`, the number of a saved one. */
      steps?: (({
          goal: number;
          label?: string;
        } | {
          page: string;
          label?: string;
        } | {
          event: string;
          props?: {
            [key: string]: string;
          };
          label?: string;
        })[]) | null;
      order?: ("loose" | "strict") | null;
      window_days?: number | null;
      breakdown?: (("time:day" | "time:week" | "time:month" | "event:page" | "event:hostname" | "event:name" | "visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket") | string) | null;
      /** @default {} */
      pagination?: {
        /** @default 100 */
        limit?: number;
        /** @default 0 */
        offset?: number;
      };
    };
    Goal: {
      id: string;
      /** @enum {string} */
      goal_type: "event" | "page" | "scroll";
      display_name: string;
      event_name: string | null;
      page_path: string | null;
      scroll_threshold: number | null;
      custom_props: {
        [key: string]: string;
      };
      currency: string | null;
    };
    Invitation: {
      id: string;
      email: string;
      /** @enum {string} */
      role: "owner" | "admin" | "editor" | "viewer" | "billing";
      /** @description Domain; null: the whole account. */
      site: string | null;
      expires_at: string;
    };
    JourneyAnswer: {
      results: ({
          level: number;
          nodes: ({
              /** @description null: all pages that are not named. */
              page: string | null;
              pages: number;
              visits: number;
              visitors: number;
              ended: number;
              went_on: number;
              expanded: boolean;
            })[];
        })[];
      links: ({
          level: number;
          /** @description null: all pages that are not named. */
          from: string | null;
          /** @description null: all pages that are not named. */
          to: string | null;
          visits: number;
        })[];
      paths?: {
          pages: string[];
          visits: number;
          visitors: number;
          ended: boolean;
        }[];
      meta: {
        visits: number;
        visitors: number;
      };
      query: components["schemas"]["Echo"];
    };
    JourneyQuery: {
      site_id: string;
      date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
      filters?: components["schemas"]["Filter"][];
      from?: ({
        page: string;
      } | {
        /** @constant */
        entry: true;
      }) | null;
      to?: ({
        page: string;
      } | {
        /** @constant */
        exit: true;
      }) | null;
      /** @enum {string} */
      direction?: "next" | "previous";
      /** @default 3 */
      depth?: number;
      /** @default 10 */
      limit?: number;
      /** @default [] */
      path?: (string | null)[];
      /** @default {} */
      include?: {
        /** @default false */
        paths?: boolean;
      };
    };
    LiveAnswer: {
      visitors: number;
      minutes: {
          time: string;
          visitors: number;
          pageviews: number;
        }[];
      pages: {
          value: string;
          visitors: number;
        }[];
      sources: {
          value: string;
          visitors: number;
        }[];
      countries: {
          value: string;
          visitors: number;
        }[];
      devices: {
          value: string;
          visitors: number;
        }[];
      events: {
          time: string;
          name: string;
          page: string;
          source: string;
          country: string;
          device: string;
          visitor: string;
        }[];
      query: {
        site_id: string;
        filters: components["schemas"]["Filter"][];
      };
    };
    Marks: {
      marks: ({
          /** @enum {string} */
          kind: "quota" | "outage" | "paused" | "before_first" | "silent";
          /** @description ISO 8601. */
          from: string;
          /** @description ISO 8601: the first instant after it. */
          to: string;
          /** @description Events missing for this reason; null where nobody knows, or may not. */
          events: number | null;
        })[];
    };
    Money: {
      value: number;
      currency: string;
      short: string;
      long: string;
    };
    OwnSite: {
      site_id: string;
      domain: string;
      timezone: string;
      key: string;
      script_url: string;
      /** @description Null: she is a guest of this site alone. */
      account: string | null;
      /** @description What people call it; '' = by its domain. */
      display_name: string;
      /**
       * @description What she is to it.
       * @enum {string}
       */
      role: "owner" | "admin" | "editor" | "viewer" | "billing";
    };
    /** @description Cursors of the pages right after and right before; null where there is none. */
    PageMeta: {
      after: string | null;
      before: string | null;
      limit: number;
    };
    Query: {
      site_id: string;
      metrics: ("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions")[];
      date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
      /** @default [] */
      dimensions?: (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string)))[];
      /** @default [] */
      filters?: components["schemas"]["Filter"][];
      /** @default [] */
      order_by?: ([("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions") | (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string))), "asc" | "desc"])[];
      /** @default {} */
      include?: {
        imports?: boolean;
        /** @default false */
        time_labels?: boolean;
        /** @default false */
        total_rows?: boolean;
        /** @default false */
        trim_relative_date_range?: boolean;
        /** @default false */
        debug?: boolean;
      };
      /** @default {} */
      pagination?: {
        /** @default 10000 */
        limit?: number;
        /** @default 0 */
        offset?: number;
      };
      compare?: ({
        /** @enum {string} */
        mode: "previous_period" | "year_over_year";
        match_weekday?: boolean;
      }) | {
        /** @constant */
        mode: "custom";
        date_range: [string, string];
        match_weekday?: boolean;
      };
    };
    QueryAnswer: {
      results: components["schemas"]["QueryRow"][];
      meta: {
        time_labels?: string[];
        comparison_time_labels?: string[];
        total_rows?: number;
        navigations?: ("navigate" | "reload" | "back-forward" | "prerender" | "restore" | "back-forward-cache" | "soft-navigation")[];
        computed?: {
          dates: {
            rollup: number;
            sessions: number;
            stale: number;
            open: number;
          };
          comparison_dates?: {
            rollup: number;
            sessions: number;
            stale: number;
            open: number;
          };
          cached: boolean;
          statements?: number;
          rows_read?: number;
          bytes_read?: number;
          elapsed_ms?: number;
        };
        retention_warning?: {
          /** Format: date */
          kept_from: string;
          warning: string;
        };
        metric_warnings?: {
          [key: string]: {
            /** @enum {string} */
            code: "no_revenue" | "mixed_currencies" | "no_rate";
            warning: string;
          };
        };
      };
      query: components["schemas"]["Echo"];
    };
    QueryOfDashboard: {
      metrics: ("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions")[];
      date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
      /** @default [] */
      dimensions?: (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string)))[];
      /** @default [] */
      filters?: components["schemas"]["Filter"][];
      /** @default [] */
      order_by?: ([("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions") | (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string))), "asc" | "desc"])[];
      /** @default {} */
      include?: {
        imports?: boolean;
        /** @default false */
        time_labels?: boolean;
        /** @default false */
        total_rows?: boolean;
        /** @default false */
        trim_relative_date_range?: boolean;
        /** @default false */
        debug?: boolean;
      };
      /** @default {} */
      pagination?: {
        /** @default 10000 */
        limit?: number;
        /** @default 0 */
        offset?: number;
      };
      compare?: ({
        /** @enum {string} */
        mode: "previous_period" | "year_over_year";
        match_weekday?: boolean;
      }) | {
        /** @constant */
        mode: "custom";
        date_range: [string, string];
        match_weekday?: boolean;
      };
    };
    QueryRow: {
      dimensions: string[];
      metrics: (number | components["schemas"]["Money"] | null)[];
      comparison?: ({
        dimensions: string[];
        metrics: (number | components["schemas"]["Money"] | null)[];
        change: (number | null)[];
      }) | null;
    };
    ReadableSite: {
      site_id: string;
      domain: string;
      timezone: string;
    };
    RetentionAnswer: {
      cohorts: ({
          period: string;
          size: number;
          partial: boolean;
          returned: ({
              period: string;
              visitors: number;
              percentage: number | null;
              partial: boolean;
            })[];
        })[];
      meta: {
        named_visitors: number;
        anonymous_visitors: number;
        retention_warning?: {
          /** Format: date */
          kept_from: string;
          warning: string;
        };
      };
      query: components["schemas"]["Echo"];
    };
    RetentionQuery: {
      site_id: string;
      date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
      /** @enum {string} */
      interval: "day" | "week" | "month";
      /** @default [] */
      filters?: components["schemas"]["Filter"][];
      start?: components["schemas"]["Filter"] | null;
      return?: components["schemas"]["Filter"] | null;
    };
    SavedBudget: {
      id: string;
      name: string;
      /** @enum {string} */
      vital: "lcp" | "inp" | "cls" | "fcp" | "ttfb";
      limit: number;
      max_increase: number | null;
      route: string | null;
      device: ("Mobile" | "Tablet" | "Desktop") | null;
      min_samples: number;
      days: number;
      /** @description Told there, too. The whole address is a secret. */
      webhook_host: string | null;
      /** @enum {string} */
      state: "kept" | "broken";
      checked_to: string | null;
      /** @description Of the judged ones of the last 28. */
      broken_days: number;
      judged_days: number;
      history: ({
          /** Format: date */
          date: string;
          value: number | null;
          samples: number;
          /** @enum {string} */
          verdict: "kept" | "over" | "grown" | "unknown";
        })[];
      webhook_secret: string | null;
      /** @description The address that was removed or replaced, for taking that back. */
      replaced_webhook_url: string | null;
    };
    Segment: {
      id: number;
      name: string;
      /** @enum {string} */
      type: "personal" | "site";
      filters: components["schemas"]["Filter"][];
    };
    SharedLink: {
      id: string;
      name: string;
      url: string;
      /** @description For a frame in another page. */
      embed_url: string;
      has_password: boolean;
      segment_id: number | null;
      expires_at: string | null;
    };
    Shield: {
      id: string;
      /** @enum {string} */
      type: "ip" | "country" | "page" | "hostname" | "user_agent";
      value: string;
      note: string;
    };
    Site: {
      site_id: string;
      domain: string;
      timezone: string;
      key: string;
      script_url: string;
    };
    SiteV1: {
      domain: string;
      timezone: string;
      /**
       * Format: date-time
       * @description From when on the time zone is in force, if that is still to come.
       */
      timezone_starts_at?: string;
      custom_properties: string[];
      tracker_script_configuration: {
        hash_based_routing: boolean;
        outbound_links: boolean;
        file_downloads: boolean;
        form_submissions: boolean;
        track_404_pages: boolean;
        do_not_track: boolean;
        identify: boolean;
        web_vitals: boolean;
        causes: boolean;
        performance_sample: number;
        query_parameters: string[];
      };
      hostnames: string[];
      drop_datacentre: boolean;
      retention_months: number | null;
      archived: boolean;
      /** @description Whether anybody reads its dashboard. */
      public: boolean;
      /** @description What people call it; '' = by its domain. */
      display_name: string;
      script_url: string;
      /** @description What the host of the site forwards where: docs/proxy.md. */
      first_party: {
        path: string;
        target: string;
        script: string;
      };
    };
    Sso: {
      /** @description Where the provider must lead back to. */
      redirect_uri: string;
      connection: ({
        issuer: string;
        client_id: string;
        /** @enum {string} */
        default_role: "admin" | "editor" | "viewer" | "billing";
        is_required: boolean;
        worked_at: string | null;
        problem: ({
          /** @enum {string} */
          code: "unreachable" | "no_provider" | "wrong_issuer" | "client_refused" | "provider_error" | "untrusted_token" | "no_email";
          reason: string;
          /** Format: date-time */
          at: string;
        }) | null;
      }) | null;
      domains: components["schemas"]["SsoDomain"][];
      /** @description Members but for owners whose addresses are of none of the verified domains. */
      members_outside: number;
    };
    SsoDomain: {
      id: string;
      domain: string;
      /** @description The TXT record that shows that it is the account’s own. */
      record: {
        name: string;
        value: string;
      };
      verified_at: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}

export type $defs = Record<string, never>;

export type external = Record<string, never>;

export interface operations {

  /** Sign in by password */
  signIn: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          } | {
            /** @constant */
            two_factor: true;
          };
        };
      };
    };
  };
  /** Sign up; an e-mail confirms it */
  signUp: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
          password: string;
          /** @default */
          name?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Send the link to confirm an address again */
  resendVerification: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Confirm an address by the link of an e-mail */
  verifyEmail: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          };
        };
      };
    };
  };
  /** Send a link that signs in */
  askMagicLink: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Sign in by the link of an e-mail */
  signInByMagicLink: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          } | {
            /** @constant */
            two_factor: true;
          };
        };
      };
    };
  };
  /** Send a link to choose another password */
  forgetPassword: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Choose another password by the link of an e-mail */
  resetPassword: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          };
        };
      };
    };
  };
  /** Change the password */
  changePassword: {
    requestBody: {
      content: {
        "application/json": {
          password: string;
          new_password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /**
   * Shut out a stranger by the link of an e-mail
   * @description Ends every session and the password, and takes away every way in that was added since the e-mail.
   */
  disownSignIn: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Ask for another address */
  changeEmail: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
          password?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Confirm the new address by the link of an e-mail */
  confirmEmail: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          };
        };
      };
    };
  };
  /** Finish signing in by a code of the authenticator app */
  signInByCode: {
    requestBody: {
      content: {
        "application/json": {
          code: string;
          /** @default false */
          trust_device?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          } | {
            /** @constant */
            two_factor: true;
          };
        };
      };
    };
  };
  /** Finish signing in by a recovery code */
  signInByRecoveryCode: {
    requestBody: {
      content: {
        "application/json": {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          } | {
            /** @constant */
            two_factor: true;
          };
        };
      };
    };
  };
  /** Begin to use a second factor */
  enableTwoFactor: {
    requestBody: {
      content: {
        "application/json": {
          password?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            uri: string;
            recovery_codes: string[];
          };
        };
      };
    };
  };
  /** Stop using a second factor */
  disableTwoFactor: {
    requestBody: {
      content: {
        "application/json": {
          password?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Confirm the authenticator app by a first code */
  confirmTwoFactor: {
    requestBody: {
      content: {
        "application/json": {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Make new recovery codes */
  renewRecoveryCodes: {
    requestBody: {
      content: {
        "application/json": {
          password?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            recovery_codes: string[];
          };
        };
      };
    };
  };
  /** The passkeys of who is signed in */
  listPasskeys: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            passkeys: {
                id: number;
                name: string;
                /** Format: date-time */
                created_at: string;
                synced: boolean;
              }[];
          };
        };
      };
    };
  };
  /** Add a passkey */
  addPasskey: {
    requestBody: {
      content: {
        "application/json": {
          response: {
            id: string;
            [key: string]: unknown;
          };
          name: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            id: number;
            name: string;
          };
        };
      };
    };
  };
  /** What the browser makes a passkey from */
  beginPasskey: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            challenge: string;
            rp: {
              name: string;
              [key: string]: unknown;
            };
            user: {
              id: string;
              name: string;
              displayName: string;
              [key: string]: unknown;
            };
            pubKeyCredParams: {
                alg: number;
                /** @constant */
                type: "public-key";
              }[];
            [key: string]: unknown;
          };
        };
      };
    };
  };
  /** Remove a passkey */
  deletePasskey: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** What the browser answers by a passkey */
  beginPasskeySignIn: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            challenge: string;
            [key: string]: unknown;
          };
        };
      };
    };
  };
  /** Sign in by a passkey */
  signInByPasskey: {
    requestBody: {
      content: {
        "application/json": {
          response: {
            id: string;
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
          } | {
            /** @constant */
            two_factor: true;
          };
        };
      };
    };
  };
  /** The ways to sign in that are offered */
  listWaysIn: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            sign_up: boolean;
            invite_only: boolean;
            magic_link: boolean;
            passkeys: boolean;
            providers: {
                id: string;
                name: string;
              }[];
          };
        };
      };
    };
  };
  /** Where to go to sign in by another provider */
  beginOAuth: {
    requestBody: {
      content: {
        "application/json": {
          provider: string;
          /** @default /app */
          next?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            url: string;
          };
        };
      };
    };
  };
  /** Where the other provider leads back to */
  finishOAuth: {
    parameters: {
      path: {
        provider: string;
      };
    };
    responses: {
      /** @description Done. */
      302: {
        content: never;
      };
    };
  };
  /** The providers that sign in who is signed in */
  listProviderLinks: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            providers: {
                id: number;
                provider: string;
                name: string;
                /** Format: date-time */
                linked_at: string;
              }[];
          };
        };
      };
    };
  };
  /**
   * Sign in by a provider no more
   * @description Not when there is neither a password, a passkey nor another provider.
   */
  unlinkProvider: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /**
   * Where to go to sign in with an organisation
   * @description By the domain of the address, whoever has it: `null` where no organisation signs in here by its own provider.
   */
  beginSso: {
    requestBody: {
      content: {
        "application/json": {
          email: string;
          /** @default /app */
          next?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            url: string | null;
          };
        };
      };
    };
  };
  /** Where an organisation’s provider leads back to */
  finishSso: {
    parameters: {
      path: {
        organisation: string;
      };
    };
    responses: {
      /** @description Done. */
      302: {
        content: never;
      };
    };
  };
  /** End the session of the cookie */
  signOut: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Who is signed in, and the accounts she belongs to */
  readSignedInUser: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
            name: string;
            is_staff: boolean;
            email_verified: boolean;
            has_password: boolean;
            two_factor: boolean;
            /** @description A site she is a guest of is not open to her before she signs in by two factors. */
            guest_needs_two_factor: boolean;
            accounts: ({
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "editor" | "viewer" | "billing";
                /** @description What is switched on for it: docs/admin.md. */
                flags: ("announcements" | "live_view")[];
                /** @description Nothing of it is open to her before she signs in by two factors. */
                needs_two_factor: boolean;
                /** @description Nothing of it is open to her before she signs in by its own provider. */
                needs_sso: boolean;
              })[];
          };
        };
      };
    };
  };
  /** Change what the user is called */
  changeSignedInUser: {
    requestBody: {
      content: {
        "application/json": {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            email: string;
            name: string;
            is_staff: boolean;
            email_verified: boolean;
            has_password: boolean;
            two_factor: boolean;
            /** @description A site she is a guest of is not open to her before she signs in by two factors. */
            guest_needs_two_factor: boolean;
            accounts: ({
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "editor" | "viewer" | "billing";
                /** @description What is switched on for it: docs/admin.md. */
                flags: ("announcements" | "live_view")[];
                /** @description Nothing of it is open to her before she signs in by two factors. */
                needs_two_factor: boolean;
                /** @description Nothing of it is open to her before she signs in by its own provider. */
                needs_sso: boolean;
              })[];
          };
        };
      };
    };
  };
  /** Where the user is signed in */
  listSessions: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            sessions: {
                id: number;
                device: string;
                ip_address: string;
                /** @description Region and country where it began; empty when that is not known. */
                place: string;
                /** Format: date-time */
                created_at: string;
                is_current: boolean;
              }[];
          };
        };
      };
    };
  };
  /** End all sessions but this one */
  endOtherSessions: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** End one session */
  endSession: {
    parameters: {
      path: {
        id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** The accounts one belongs to */
  listAccounts: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            accounts: components["schemas"]["Account"][];
          };
        };
      };
    };
  };
  /** Make another account, which one owns */
  createAccount: {
    requestBody: {
      content: {
        "application/json": {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
    };
  };
  /** An account one belongs to */
  readAccount: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
    };
  };
  /**
   * Delete an account with all of its sites
   * @description For its owners, who can undo it for two days. Takes a sign-in within the hour.
   */
  deleteAccount: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          confirm: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      202: {
        content: {
          "application/json": components["schemas"]["Deletion"];
        };
      };
    };
  };
  /**
   * Rename an account, or have its members sign in by two factors
   * @description Only an owner who does so herself can require two factors.
   */
  changeAccount: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          requires_two_factor?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
    };
  };
  /** Who reaches an account, and who is invited */
  readTeam: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            members: ({
                id: string;
                email: string | null;
                /** @enum {string} */
                role: "owner" | "admin" | "editor" | "viewer" | "billing";
                has_two_factor: boolean;
                is_you: boolean;
                is_offered: boolean;
              })[];
            guests: ({
                id: string;
                email: string | null;
                /** @enum {string} */
                role: "owner" | "admin" | "editor" | "viewer" | "billing";
                has_two_factor: boolean;
                site: string;
              })[];
            invitations: components["schemas"]["Invitation"][];
          };
        };
      };
    };
  };
  /** Take a member out of an account */
  removeMember: {
    parameters: {
      path: {
        account_id: string;
        member_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** Give a member another role */
  changeMember: {
    parameters: {
      path: {
        account_id: string;
        member_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          role: "admin" | "editor" | "viewer" | "billing";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Belong to an account no more */
  leaveAccount: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** End a guest's access to a site */
  removeGuest: {
    parameters: {
      path: {
        account_id: string;
        guest_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Invite somebody by e-mail, into an account or to one of its sites
   * @description Holds for seven days. An earlier invitation of the same address to the same is void.
   */
  invite: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          email: string;
          /** @enum {string} */
          role: "admin" | "editor" | "viewer" | "billing";
          site?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Invitation"];
        };
      };
    };
  };
  /** Send an invitation again; what was sent before is void */
  resendInvitation: {
    parameters: {
      path: {
        account_id: string;
        invitation_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Invitation"];
        };
      };
    };
  };
  /** Revoke an invitation */
  revokeInvitation: {
    parameters: {
      path: {
        account_id: string;
        invitation_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Offer a member to become the owner in one’s place
   * @description Holds for seven days; nothing changes before she accepts.
   */
  offerOwnership: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          member_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Take the offer of an account back */
  keepOwnership: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Become the owner of an account that is offered to one
   * @description Whoever has offered it becomes an admin.
   */
  acceptOwnership: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** How an account signs in by its own provider */
  readSso: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Sso"];
        };
      };
    };
  };
  /**
   * Set the provider by which an account signs in
   * @description OpenID Connect, by its issuer. The secret is never shown; it may be left out while issuer and client stay the same. Another issuer or client ends the sessions that the provider has opened.
   */
  saveSso: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          issuer: string;
          client_id: string;
          client_secret?: string;
          /**
           * @default viewer
           * @enum {string}
           */
          default_role?: "admin" | "editor" | "viewer" | "billing";
          /** @default false */
          is_required?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Sso"];
        };
      };
    };
  };
  /**
   * Sign in by the account’s provider no more
   * @description Ends the sessions that it has opened. Members stay, and come in another way.
   */
  deleteSso: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Test an account’s provider without signing in
   * @description Whether it is there, has keys, and knows us. What is wrong is in `connection.problem`.
   */
  testSso: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Sso"];
        };
      };
    };
  };
  /**
   * Name a domain of addresses that the account’s provider vouches for
   * @description It counts once a TXT record has shown that it is the account’s own.
   */
  addSsoDomain: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          domain: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["SsoDomain"];
        };
      };
    };
  };
  /** Look for the record that shows that a domain is the account’s own */
  verifySsoDomain: {
    parameters: {
      path: {
        account_id: string;
        domain_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": Record<string, never>;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SsoDomain"];
        };
      };
    };
  };
  /**
   * Have the provider vouch for a domain no more
   * @description Not for the last one while members must sign in by the provider.
   */
  deleteSsoDomain: {
    parameters: {
      path: {
        account_id: string;
        domain_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Who did what in an account, newest first
   * @description A page; with `format` the whole as a file.
   */
  readAuditLog: {
    parameters: {
      query?: {
        action?: "account.created" | "account.changed" | "guest.joined" | "guest.removed" | "impersonation.started" | "impersonation.ended" | "invitation.sent" | "invitation.revoked" | "member.changed" | "member.joined" | "member.left" | "member.removed" | "ownership.offered" | "ownership.kept" | "ownership.accepted" | "account.blocked" | "account.unblocked" | "annotation.created" | "annotation.changed" | "annotation.deleted" | "announcement.created" | "announcement.changed" | "announcement.tested" | "announcement.sent" | "announcement.stopped" | "api_key.created" | "api_key.deleted" | "api_key.rotated" | "budget.saved" | "budget.deleted" | "custom_prop.created" | "custom_prop.deleted" | "data_key.exchanged" | "dates.sealed_anew" | "dead_letters.replayed" | "deletion.approved" | "deletion.done" | "deletion.refused" | "deletion.requested" | "deletion.undone" | "deploy.saved" | "deploy.deleted" | "flag.changed" | "funnel.created" | "funnel.changed" | "funnel.deleted" | "goal.saved" | "goal.deleted" | "route.saved" | "route.deleted" | "segment.created" | "segment.changed" | "segment.deleted" | "shared_link.created" | "shared_link.deleted" | "shield.saved" | "shield.deleted" | "site.created" | "site.changed" | "site.deleted" | "site.erased" | "site.offered" | "site.offer_withdrawn" | "site.transferred" | "sso.saved" | "sso.deleted" | "sso.domain_added" | "sso.domain_verified" | "sso.domain_removed" | "job.ordered" | "staff.looked" | "user.blocked" | "user.deleted" | "user.exported" | "user.signed_up" | "user.confirmed" | "user.changed" | "user.locked" | "user.sessions_ended" | "user.password_changed" | "user.email_changed" | "user.two_factor_on" | "user.two_factor_off" | "user.recovery_code_used" | "user.recovery_codes_made" | "user.passkey_added" | "user.passkey_removed" | "user.sign_in_linked" | "user.sign_in_unlinked" | "user.saved" | "user.signed_in" | "user.signed_out" | "user.subscribed_again" | "user.unblocked" | "user.unsubscribed";
        actor_kind?: "user" | "key" | "operator" | "staff" | "system";
        actor_id?: string;
        site_id?: string;
        from?: string;
        to?: string;
        before?: string;
        limit?: number;
        format?: "csv" | "json";
      };
      path: {
        account_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": ({
            entries: components["schemas"]["AuditEntry"][];
            meta: {
              before: string | null;
              limit: number;
            };
          }) | {
            entries: components["schemas"]["AuditEntry"][];
          };
          "text/csv": string;
        };
      };
    };
  };
  /** What is being deleted, or was, of the accounts the user owns or administers */
  listDeletions: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            deletions: components["schemas"]["Deletion"][];
          };
        };
      };
    };
  };
  /** Undo a deletion by the token of the e-mail about it */
  undoDeletionByMail: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            undone: true;
            kind: string;
          };
        };
      };
    };
  };
  /** Undo a deletion */
  undoDeletion: {
    parameters: {
      path: {
        deletion_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            undone: true;
            kind: string;
          };
        };
      };
    };
  };
  /**
   * Delete the signed-in user
   * @description The link of the e-mail about it undoes that for two days. Takes a sign-in within the hour.
   */
  deleteMe: {
    requestBody: {
      content: {
        "application/json": {
          confirm: string;
          /** @default [] */
          accounts?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      202: {
        content: {
          "application/json": components["schemas"]["Deletion"];
        };
      };
    };
  };
  /** What would go with the signed-in user, and what would stay */
  previewDeleteMe: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Accounts that nobody else owns, with their domains and how many others are in them. */
            goes: {
                id: string;
                name: string;
                sites: string[];
                others: number;
              }[];
            /** @description Accounts that others own, too: she leaves them, and all of them stays. */
            stays: {
                id: string;
                name: string;
              }[];
            /** @description Of how many sites she is a guest. */
            guest_sites: number;
          };
        };
      };
    };
  };
  /** All that is known of the signed-in user, as a zip of JSON and CSV files */
  exportMe: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/zip": string;
        };
      };
    };
  };
  /** What an invitation says, to whoever has got it */
  readInvitation: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            account: string;
            site: string | null;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "editor" | "viewer" | "billing";
            /** @description Somebody signs in by this address already. */
            has_user: boolean;
          };
        };
      };
    };
  };
  /** Join as who is signed in */
  acceptInvitation: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            account: string;
            site: string | null;
          };
        };
      };
    };
  };
  /**
   * Join as a new user, whose address the invitation has confirmed
   * @description Sets the session cookie.
   */
  signUpByInvitation: {
    requestBody: {
      content: {
        "application/json": {
          token: string;
          /** @default */
          name?: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            account: string;
            site: string | null;
          };
        };
      };
    };
  };
  /** All sites of the signed-in user */
  listOwnSites: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["OwnSite"][];
        };
      };
    };
  };
  /** The API keys of the accounts one looks after */
  listKeys: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            keys: components["schemas"]["ApiKey"][];
          };
        };
      };
    };
  };
  /** Make an API key */
  createAccountKey: {
    requestBody: {
      content: {
        "application/json": {
          name: string;
          scopes: ("stats:read" | "events:write" | "sites:read" | "sites:write" | "deploys:write")[];
          account?: string;
          site?: string;
          /** @default 600 */
          rate_per_minute?: number;
          /** Format: date-time */
          expires_at?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            id: string;
            name: string;
            /** @description How the key begins. */
            prefix: string;
            scopes: ("stats:read" | "events:write" | "sites:read" | "sites:write" | "deploys:write")[];
            account: string;
            /** @description Null: every site of the account. */
            site: string | null;
            rate_per_minute: number | null;
            created_at: string;
            /** @description To the hour. */
            last_used_at: string | null;
            expires_at: string | null;
            /** @description Id of the key that took its place. */
            replaced_by: string | null;
            /** @description The key itself, told this once. */
            key: string;
          };
        };
      };
    };
  };
  /** Make another key of the same kind; the old one ends later */
  rotateAccountKey: {
    parameters: {
      path: {
        key_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @default 24 */
          overlap_hours?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            id: string;
            name: string;
            /** @description How the key begins. */
            prefix: string;
            scopes: ("stats:read" | "events:write" | "sites:read" | "sites:write" | "deploys:write")[];
            account: string;
            /** @description Null: every site of the account. */
            site: string | null;
            rate_per_minute: number | null;
            created_at: string;
            /** @description To the hour. */
            last_used_at: string | null;
            expires_at: string | null;
            /** @description Id of the key that took its place. */
            replaced_by: string | null;
            /** @description The key itself, told this once. */
            key: string;
          };
        };
      };
    };
  };
  /** Revoke an API key at once */
  deleteAccountKey: {
    parameters: {
      path: {
        key_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** Whether one offers a site to another account */
  readOwnOffer: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Null: nobody is offered it. */
            expires_at: string | null;
          };
        };
      };
    };
  };
  /**
   * Offer a site to another account
   * @description Whoever has the address and owns an account may take the site, for seven days and once.
   */
  offerSite: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            url: string;
            expires_at: string;
          };
        };
      };
    };
  };
  /** Withdraw the offer of a site */
  withdrawSite: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** Which site one is offered, and by whom */
  readSiteOffer: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            domain: string;
            from: string;
            expires_at: string;
          };
        };
      };
    };
  };
  /** Take a site that one is offered */
  acceptSite: {
    parameters: {
      path: {
        token: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          account?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            domain: string;
          };
        };
      };
    };
  };
  /** The site that a shared link opens */
  readSharedSite: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["ReadableSite"];
        };
      };
    };
  };
  /**
   * Open a shared link that asks for a password
   * @description Send what is answered in the header `x-pharos-link-proof`; it is good for twelve hours.
   */
  unlockSharedLink: {
    parameters: {
      header?: {
        "x-pharos-link"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            proof: string;
          };
        };
      };
    };
  };
  /**
   * Store events, exactly once by their ids
   * @description Answers when they can be asked about. Events that cannot be stored are named, and the others are.
   */
  sendEvents: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["Event"][] | components["schemas"]["Event"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            accepted: number;
            duplicates: number;
            rejected: ({
                index: number;
                /** @enum {string} */
                reason: "unknown_site" | "site_blocked" | "site_archived" | "hostname_not_allowed" | "shielded_ip" | "shielded_country" | "shielded_page" | "shielded_hostname" | "shielded_user_agent" | "bot" | "datacentre" | "missing_url" | "invalid" | "too_large" | "rate_limited" | "queue_refused" | "no_salt" | "storage_unavailable" | "timestamp_in_future" | "timestamp_too_old";
                message?: string;
              })[];
          };
        };
      };
    };
  };
  /** Visitors of the last five minutes */
  countCurrentVisitors: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": number;
        };
      };
    };
  };
  /** The metrics of a period as a whole */
  aggregateStats: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
        period?: "day" | "7d" | "30d" | "month" | "6mo" | "12mo" | "custom";
        /** @description A date that the period ends with; with `custom` two of them. */
        date?: string;
        /** @description Some of visitors, visits, pageviews, views_per_visit, bounce_rate, visit_duration, events, conversion_rate, time_on_page, scroll_depth, with commas between them. */
        metrics?: string;
        filters?: string;
        compare?: "previous_period";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            results: {
              [key: string]: {
                value: unknown;
                comparison_value?: unknown;
                change?: number | null;
              };
            };
          };
        };
      };
    };
  };
  /** The metrics of each hour, day or month of a period */
  readTimeseries: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
        period?: "day" | "7d" | "30d" | "month" | "6mo" | "12mo" | "custom";
        /** @description A date that the period ends with; with `custom` two of them. */
        date?: string;
        /** @description Some of visitors, visits, pageviews, views_per_visit, bounce_rate, visit_duration, events, conversion_rate, time_on_page, scroll_depth, with commas between them. */
        metrics?: string;
        filters?: string;
        interval?: "day" | "date" | "month";
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            results: {
                [key: string]: unknown;
              }[];
          };
        };
      };
    };
  };
  /** The metrics of each value of a dimension */
  breakDownStats: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
        period?: "day" | "7d" | "30d" | "month" | "6mo" | "12mo" | "custom";
        /** @description A date that the period ends with; with `custom` two of them. */
        date?: string;
        /** @description Some of visitors, visits, pageviews, views_per_visit, bounce_rate, visit_duration, events, conversion_rate, time_on_page, scroll_depth, with commas between them. */
        metrics?: string;
        filters?: string;
        /** @description A dimension; it is required. */
        property?: string;
        limit?: string;
        page?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            results: {
                [key: string]: unknown;
              }[];
          };
        };
      };
    };
  };
  /** Performance budgets and how their last 28 days went */
  listBudgets: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            budgets: components["schemas"]["Budget"][];
          };
        };
      };
    };
  };
  /** Set a performance budget, one for each vital, route and device */
  putBudget: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          /** @enum {string} */
          vital: "lcp" | "inp" | "cls" | "fcp" | "ttfb";
          limit: number;
          max_increase?: number | null;
          route?: string | null;
          device?: ("Mobile" | "Tablet" | "Desktop") | null;
          /** @default 100 */
          min_samples?: number;
          /** @default 2 */
          days?: number;
          /** @description Told there, too. Left out: what the budget has stays. null (in a form: empty): it is removed. */
          webhook_url?: ("" | string) | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SavedBudget"];
        };
      };
    };
  };
  /** Whether all performance budgets are kept, for builds to ask */
  checkBudgets: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            passed: boolean;
            broken: ({
                id: string;
                name: string;
                limit: number;
                last: ({
                  /** Format: date */
                  date: string;
                  value: number | null;
                  samples: number;
                  /** @enum {string} */
                  verdict: "kept" | "over" | "grown" | "unknown";
                }) | null;
              })[];
          };
        };
      };
    };
  };
  /** Delete a performance budget */
  deleteBudget: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        budget_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
            webhook_url: string | null;
          };
        };
      };
    };
  };
  /** The goals of a site */
  listGoals: {
    parameters: {
      query?: {
        /** @description Right after this cursor, of the meta of a page. */
        after?: string;
        /** @description Right before this cursor; not with `after`. */
        before?: string;
        limit?: number;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            goals: components["schemas"]["Goal"][];
            meta: components["schemas"]["PageMeta"];
          };
        };
      };
    };
  };
  /** Make a goal, or find the one that is the same */
  saveGoal: {
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          goal_type: "event" | "page" | "scroll";
          event_name?: string | null;
          page_path?: string | null;
          scroll_threshold?: (number | string) | null;
          display_name?: string | null;
          custom_props?: ({
            [key: string]: string | number | boolean;
          }) | null;
          currency?: string | null;
          /** @description Domain or id of the site. */
          site_id: string;
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            id: string;
            /** @enum {string} */
            goal_type: "event" | "page" | "scroll";
            display_name: string;
            event_name: string | null;
            page_path: string | null;
            scroll_threshold: number | null;
            custom_props: {
              [key: string]: string;
            };
            currency: string | null;
            domain: string;
          };
        };
      };
    };
  };
  /** Delete a goal */
  deleteGoal: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        goal_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** The props that the dashboard of a site offers */
  listCustomProps: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            custom_properties: {
                property: string;
              }[];
          };
        };
      };
    };
  };
  /** Offer a prop */
  addCustomProp: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          property: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            created: true;
          };
        };
      };
    };
  };
  /** Stop offering a prop */
  deleteCustomProp: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        property: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** The shared links of a site */
  listSharedLinks: {
    parameters: {
      query?: {
        /** @description Right after this cursor, of the meta of a page. */
        after?: string;
        /** @description Right before this cursor; not with `after`. */
        before?: string;
        limit?: number;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            shared_links: components["schemas"]["SharedLink"][];
            meta: components["schemas"]["PageMeta"];
          };
        };
      };
    };
  };
  /** Make a shared link, or find the one of this name */
  saveSharedLink: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          name: string;
          password?: string | null;
          segment_id?: number | null;
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SharedLink"];
        };
      };
    };
  };
  /** Close a shared link */
  deleteSharedLink: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        link_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** The notes on the days of a site */
  listAnnotations: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            annotations: components["schemas"]["Annotation"][];
          };
        };
      };
    };
  };
  /** Note what happened on a day */
  createAnnotation: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          date: string;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Annotation"];
        };
      };
    };
  };
  /** Give a note another day and text */
  changeAnnotation: {
    parameters: {
      path: {
        annotation_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          date: string;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Annotation"];
        };
      };
    };
  };
  /** Delete a note */
  deleteAnnotation: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        annotation_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** The segments of a site that who asks sees */
  listSegments: {
    parameters: {
      query?: {
        /** @description Right after this cursor, of the meta of a page. */
        after?: string;
        /** @description Right before this cursor; not with `after`. */
        before?: string;
        limit?: number;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            segments: components["schemas"]["Segment"][];
            meta: components["schemas"]["PageMeta"];
          };
        };
      };
    };
  };
  /** Save filters under a name */
  createSegment: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          name: string;
          /**
           * @default site
           * @enum {string}
           */
          type?: "personal" | "site";
          filters: components["schemas"]["Filter"][];
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Segment"];
        };
      };
    };
  };
  /** Give a segment another name and other filters */
  changeSegment: {
    parameters: {
      path: {
        segment_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          name: string;
          /**
           * @default site
           * @enum {string}
           */
          type?: "personal" | "site";
          filters: components["schemas"]["Filter"][];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Segment"];
        };
      };
    };
  };
  /** Delete a segment */
  deleteSegment: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        segment_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** The funnels of a site */
  listFunnels: {
    parameters: {
      query?: {
        /** @description Right after this cursor, of the meta of a page. */
        after?: string;
        /** @description Right before this cursor; not with `after`. */
        before?: string;
        limit?: number;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            funnels: components["schemas"]["Funnel"][];
            meta: components["schemas"]["PageMeta"];
          };
        };
      };
    };
  };
  /** Save a funnel */
  createFunnel: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          name: string;
          steps: ({
              goal: number;
              label?: string;
            } | {
              page: string;
              label?: string;
            } | {
              event: string;
              props?: {
                [key: string]: string;
              };
              label?: string;
            })[];
          /** @enum {string} */
          order?: "loose" | "strict";
          window_days?: number | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Funnel"];
        };
      };
    };
  };
  /** Give a funnel another name and other steps */
  changeFunnel: {
    parameters: {
      path: {
        funnel_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          name: string;
          steps: ({
              goal: number;
              label?: string;
            } | {
              page: string;
              label?: string;
            } | {
              event: string;
              props?: {
                [key: string]: string;
              };
              label?: string;
            })[];
          /** @enum {string} */
          order?: "loose" | "strict";
          window_days?: number | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Funnel"];
        };
      };
    };
  };
  /** Delete a funnel */
  deleteFunnel: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        funnel_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** Which pages of a site are one route */
  listRoutes: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            routes: {
                id: string;
                pattern: string;
              }[];
          };
        };
      };
    };
  };
  /** Add a route, or move one */
  putRoute: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          pattern: string;
          position?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            routes: {
                id: string;
                pattern: string;
              }[];
          };
        };
      };
    };
  };
  /** Delete a route */
  deleteRoute: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        route_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** What a site keeps out of its numbers */
  listShields: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            shields: components["schemas"]["Shield"][];
            /** @description Of who asks. */
            your_address: string | null;
          };
        };
      };
    };
  };
  /** Keep something out */
  putShield: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          /** @enum {string} */
          type: "ip" | "country" | "page" | "hostname" | "user_agent";
          value: string;
          /** @default */
          note?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Shield"];
        };
      };
    };
  };
  /** Let something in again */
  deleteShield: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        shield_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /** Look at a page from outside: will its script count? */
  verifyInstall: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          /** Format: uri */
          url?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            url: string;
            findings: ({
                /** @enum {string} */
                code: "tag_found" | "tag_manager" | "tag_twice" | "has_integrity" | "hostname_not_counted" | "tag_missing" | "tag_commented" | "tag_not_run" | "tag_insecure" | "tag_of_other_key" | "csp_blocks_script" | "csp_blocks_beacons" | "address_not_public" | "host_not_found" | "host_not_resolved" | "unreachable" | "too_slow" | "too_many_redirects" | "bad_status" | "not_html";
                detail?: string;
              })[];
            received: {
              accepted: number;
              dropped: {
                [key: string]: number;
              };
            };
          };
        };
      };
    };
  };
  /** Sites, page by page */
  listSites: {
    parameters: {
      query?: {
        /** @description Right after this cursor, of the meta of a page. */
        after?: string;
        /** @description Right before this cursor; not with `after`. */
        before?: string;
        limit?: number;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            sites: {
                domain: string;
                timezone: string;
              }[];
            meta: components["schemas"]["PageMeta"];
          };
        };
      };
    };
  };
  /** Make a site */
  createSite: {
    parameters: {
      header?: {
        /** @description Whose it is to be, if not of the first account of who asks. */
        "x-pharos-account"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          domain: string;
          timezone?: string;
          display_name?: string;
          tracker_script_configuration?: {
            hash_based_routing?: boolean;
            outbound_links?: boolean;
            file_downloads?: boolean;
            form_submissions?: boolean;
            track_404_pages?: boolean;
            do_not_track?: boolean;
            identify?: boolean;
            web_vitals?: boolean;
            causes?: boolean;
            performance_sample?: number;
            query_parameters?: string[];
            installation_type?: string;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SiteV1"];
        };
      };
    };
  };
  /** A site with its settings */
  readSite: {
    parameters: {
      path: {
        /** @description Domain or id of the site. */
        site_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SiteV1"];
        };
      };
    };
  };
  /** Change the domain, time zone, script or other settings of a site */
  changeSite: {
    parameters: {
      path: {
        /** @description Domain or id of the site. */
        site_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          domain?: string;
          timezone?: string;
          tracker_script_configuration?: {
            hash_based_routing?: boolean;
            outbound_links?: boolean;
            file_downloads?: boolean;
            form_submissions?: boolean;
            track_404_pages?: boolean;
            do_not_track?: boolean;
            identify?: boolean;
            web_vitals?: boolean;
            causes?: boolean;
            performance_sample?: number;
            query_parameters?: string[];
            installation_type?: string;
          };
          hostnames?: string[];
          drop_datacentre?: boolean;
          retention_months?: number | null;
          archived?: boolean;
          public?: boolean;
          display_name?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["SiteV1"];
        };
      };
    };
  };
  /**
   * Delete a site with all it has; its owners can undo it for two days
   * @description A user must have signed in within the hour; a key must not.
   */
  deleteSite: {
    parameters: {
      path: {
        /** @description Domain or id of the site. */
        site_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
            /** Format: date-time */
            undo_until: string;
          };
        };
      };
    };
  };
  /** The deploys of a stretch of time, the last year unless named */
  listDeploys: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            deploys: components["schemas"]["Deploy"][];
          };
        };
      };
    };
  };
  /**
   * Say that a version went on line
   * @description A version that is known already is corrected.
   */
  saveDeploy: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
          version: string;
          /** Format: date-time */
          at?: string;
          /** @default */
          description?: string;
          /** @default */
          url?: "" | string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Deploy"];
        };
      };
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Deploy"];
        };
      };
    };
  };
  /** Forget a deploy */
  deleteDeploy: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        deploy_id: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": {
          /** @description Domain or id of the site. */
          site_id: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            deleted: true;
          };
        };
      };
    };
  };
  /**
   * Web vitals before and after a deploy
   * @description Of the site and of its busiest routes: docs/performance.md.
   */
  readDeployEffect: {
    parameters: {
      query?: {
        days?: number;
        /** @description Domain or id of the site. */
        site_id?: string;
      };
      path: {
        deploy_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            deploy: components["schemas"]["Deploy"];
            before: {
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              to: string;
            };
            after: {
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              to: string;
            };
            other_deploys: components["schemas"]["Deploy"][];
            results: ({
                /** @description null: all of the site. */
                route: string | null;
                vitals: {
                  lcp: {
                    before: components["schemas"]["Estimate"] | null;
                    after: components["schemas"]["Estimate"] | null;
                    /** @enum {string} */
                    verdict: "better" | "worse" | "no_difference_shown" | "too_few_samples";
                  };
                  inp: {
                    before: components["schemas"]["Estimate"] | null;
                    after: components["schemas"]["Estimate"] | null;
                    /** @enum {string} */
                    verdict: "better" | "worse" | "no_difference_shown" | "too_few_samples";
                  };
                  cls: {
                    before: components["schemas"]["Estimate"] | null;
                    after: components["schemas"]["Estimate"] | null;
                    /** @enum {string} */
                    verdict: "better" | "worse" | "no_difference_shown" | "too_few_samples";
                  };
                  fcp: {
                    before: components["schemas"]["Estimate"] | null;
                    after: components["schemas"]["Estimate"] | null;
                    /** @enum {string} */
                    verdict: "better" | "worse" | "no_difference_shown" | "too_few_samples";
                  };
                  ttfb: {
                    before: components["schemas"]["Estimate"] | null;
                    after: components["schemas"]["Estimate"] | null;
                    /** @enum {string} */
                    verdict: "better" | "worse" | "no_difference_shown" | "too_few_samples";
                  };
                };
              })[];
          };
        };
      };
    };
  };
  /** JSON Schema of the body of a query */
  readQuerySchema: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  /**
   * A badge with the number of visitors that are on a site now
   * @description For sites whose dashboard is public. Also at `/badge/<domain>.svg`; kept for a minute at most.
   */
  readBadge: {
    parameters: {
      query?: {
        size?: "small" | "large";
        theme?: "auto" | "light" | "dark";
      };
      path: {
        file: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "image/svg+xml": string;
        };
      };
    };
  };
  /** The picture that goes with a link to a public dashboard */
  readCard: {
    parameters: {
      path: {
        file: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "image/png": string;
        };
      };
    };
  };
  /** To the public dashboard that shows what the product is, else to pictures of it */
  openDemo: {
    responses: {
      /** @description Done. */
      302: {
        content: never;
      };
    };
  };
  /**
   * The script by which the dashboard measures itself, on its own host
   * @description `null` where the operator has named no site for that.
   */
  findOwnTracker: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            script: string | null;
          };
        };
      };
    };
  };
  /** Whether the dashboard of a site is public */
  readPublicSite: {
    parameters: {
      path: {
        domain: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            domain: string;
          };
        };
      };
    };
  };
  /**
   * What is measured on a site, for its visitors
   * @description What the site's script shows anyway, and how long numbers are kept.
   */
  readSitePrivacy: {
    parameters: {
      path: {
        domain: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            domain: string;
            retention_months: number | null;
            outbound_links: boolean;
            file_downloads: boolean;
            form_submissions: boolean;
            web_vitals: boolean;
            causes: boolean;
            performance_sample: number;
            do_not_track: boolean;
            identify: boolean;
            query_parameters: string[];
          };
        };
      };
    };
  };
  /** How the parts of the product are, as they were less than a minute ago */
  readStatus: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @enum {string} */
            api: "up" | "quiet" | "late" | "down" | "unknown";
            /** @enum {string} */
            numbers: "up" | "quiet" | "late" | "down" | "unknown";
            /** @enum {string} */
            intake: "up" | "quiet" | "late" | "down" | "unknown";
            /** @enum {string} */
            jobs: "up" | "quiet" | "late" | "down" | "unknown";
            checked_at: string;
          };
        };
      };
    };
  };
  /** Whom to tell of a hole, as RFC 9116 has it */
  readSecurityContact: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "text/plain": string;
        };
      };
    };
  };
  /**
   * The metrics of a period, by any dimensions
   * @description The language is explained in docs/query-api.md; docs/metrics.md defines the numbers.
   */
  askQuery: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["Query"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["QueryAnswer"];
        };
      };
    };
  };
  /** All rows of a query as a file */
  exportQuery: {
    requestBody: {
      content: {
        "application/json": {
          site_id: string;
          metrics: ("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions")[];
          date_range: ("day" | "24h" | "month" | "year" | "all" | "month_to_date" | "year_to_date") | string | [string, string];
          /** @default [] */
          dimensions?: (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string)))[];
          /** @default [] */
          filters?: components["schemas"]["Filter"][];
          /** @default [] */
          order_by?: ([("visitors" | "visits" | "pageviews" | "events" | "views_per_visit" | "bounce_rate" | "bounce_rate_low" | "bounce_rate_high" | "visit_duration" | "percentage" | "conversion_rate" | "group_conversion_rate" | "group_conversion_rate_low" | "group_conversion_rate_high" | "time_on_page" | "scroll_depth" | "exit_rate" | "total_revenue" | "average_revenue" | "lcp_p50" | "lcp_p75" | "lcp_p90" | "lcp_p95" | "lcp_p99" | "lcp_samples" | "inp_p50" | "inp_p75" | "inp_p90" | "inp_p95" | "inp_p99" | "inp_samples" | "cls_p50" | "cls_p75" | "cls_p90" | "cls_p95" | "cls_p99" | "cls_samples" | "fcp_p50" | "fcp_p75" | "fcp_p90" | "fcp_p95" | "fcp_p99" | "fcp_samples" | "ttfb_p50" | "ttfb_p75" | "ttfb_p90" | "ttfb_p95" | "ttfb_p99" | "ttfb_samples" | "redirect_p50" | "redirect_p75" | "redirect_p90" | "redirect_p95" | "redirect_p99" | "redirect_samples" | "worker_p50" | "worker_p75" | "worker_p90" | "worker_p95" | "worker_p99" | "worker_samples" | "dns_p50" | "dns_p75" | "dns_p90" | "dns_p95" | "dns_p99" | "dns_samples" | "tcp_p50" | "tcp_p75" | "tcp_p90" | "tcp_p95" | "tcp_p99" | "tcp_samples" | "tls_p50" | "tls_p75" | "tls_p90" | "tls_p95" | "tls_p99" | "tls_samples" | "request_p50" | "request_p75" | "request_p90" | "request_p95" | "request_p99" | "request_samples" | "response_p50" | "response_p75" | "response_p90" | "response_p95" | "response_p99" | "response_samples" | "dom_p50" | "dom_p75" | "dom_p90" | "dom_p95" | "dom_p99" | "dom_samples" | "load_p50" | "load_p75" | "load_p90" | "load_p95" | "load_p99" | "load_samples" | "page_load_p50" | "page_load_p75" | "page_load_p90" | "page_load_p95" | "page_load_p99" | "page_load_samples" | "transfer_p50" | "transfer_p75" | "transfer_p90" | "transfer_p95" | "transfer_p99" | "transfer_samples" | "lcp_load_delay_p50" | "lcp_load_delay_p75" | "lcp_load_delay_p90" | "lcp_load_delay_p95" | "lcp_load_delay_p99" | "lcp_load_delay_samples" | "lcp_loading_p50" | "lcp_loading_p75" | "lcp_loading_p90" | "lcp_loading_p95" | "lcp_loading_p99" | "lcp_loading_samples" | "lcp_render_delay_p50" | "lcp_render_delay_p75" | "lcp_render_delay_p90" | "lcp_render_delay_p95" | "lcp_render_delay_p99" | "lcp_render_delay_samples" | "inp_input_delay_p50" | "inp_input_delay_p75" | "inp_input_delay_p90" | "inp_input_delay_p95" | "inp_input_delay_p99" | "inp_input_delay_samples" | "inp_processing_p50" | "inp_processing_p75" | "inp_processing_p90" | "inp_processing_p95" | "inp_processing_p99" | "inp_processing_samples" | "inp_presentation_p50" | "inp_presentation_p75" | "inp_presentation_p90" | "inp_presentation_p95" | "inp_presentation_p99" | "inp_presentation_samples" | "cls_shift_p50" | "cls_shift_p75" | "cls_shift_p90" | "cls_shift_p95" | "cls_shift_p99" | "cls_shift_samples" | "cls_at_p50" | "cls_at_p75" | "cls_at_p90" | "cls_at_p95" | "cls_at_p99" | "cls_at_samples" | "lcp_good" | "lcp_needs_improvement" | "lcp_poor" | "lcp_p75_low" | "lcp_p75_high" | "inp_good" | "inp_needs_improvement" | "inp_poor" | "inp_p75_low" | "inp_p75_high" | "cls_good" | "cls_needs_improvement" | "cls_poor" | "cls_p75_low" | "cls_p75_high" | "fcp_good" | "fcp_needs_improvement" | "fcp_poor" | "fcp_p75_low" | "fcp_p75_high" | "ttfb_good" | "ttfb_needs_improvement" | "ttfb_poor" | "ttfb_p75_low" | "ttfb_p75_high" | "measured_views" | "script_ms" | "forced_layout_ms" | "resource_ms" | "resource_bytes" | "server_timing_p75" | "server_timing_samples" | "errors" | "error_sessions") | (("time" | "time:minute" | "time:hour" | "time:day" | "time:week" | "time:month") | "event:goal" | (("visit:source" | "visit:channel" | "visit:referrer" | "visit:utm_source" | "visit:utm_medium" | "visit:utm_campaign" | "visit:utm_content" | "visit:utm_term" | "visit:click_id" | "visit:device" | "visit:screen" | "visit:browser" | "visit:browser_version" | "visit:os" | "visit:os_version" | "visit:language" | "visit:country" | "visit:region" | "visit:city" | "visit:country_name" | "visit:region_name" | "visit:city_name" | "visit:entry_page" | "visit:exit_page" | "visit:entry_page_hostname" | "visit:exit_page_hostname" | "visit:lcp_bucket" | "visit:inp_bucket" | "visit:ttfb_bucket" | "perf:navigation" | "perf:protocol" | "perf:delivery" | "perf:connection" | "perf:release" | "perf:lcp_target" | "perf:lcp_url" | "perf:inp_target" | "perf:inp_type" | "perf:inp_script" | "perf:cls_target" | "perf:lcp_kind" | "perf:inp_state" | "perf:cls_state" | "perf:rtt" | "perf:memory" | "perf:cores" | "perf:view" | "perf:lcp_bucket" | "perf:inp_bucket" | "perf:cls_bucket" | "perf:fcp_bucket" | "perf:ttfb_bucket" | "perf:script" | "perf:script_function" | "perf:script_host" | "perf:script_party" | "perf:server_timing" | "perf:resource_host" | "perf:bfcache_reason" | "error:message" | "error:stack") | (("event:page" | "event:route" | "event:hostname" | "event:name") | string))), "asc" | "desc"])[];
          /** @default {} */
          include?: {
            imports?: boolean;
            /** @default false */
            time_labels?: boolean;
            /** @default false */
            total_rows?: boolean;
            /** @default false */
            trim_relative_date_range?: boolean;
            /** @default false */
            debug?: boolean;
          };
          /** @default {} */
          pagination?: {
            /** @default 10000 */
            limit?: number;
            /** @default 0 */
            offset?: number;
          };
          compare?: ({
            /** @enum {string} */
            mode: "previous_period" | "year_over_year";
            match_weekday?: boolean;
          }) | {
            /** @constant */
            mode: "custom";
            date_range: [string, string];
            match_weekday?: boolean;
          };
          /**
           * @default csv
           * @enum {string}
           */
          format?: "csv" | "json" | "ndjson";
          /** @default false */
          bom?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "text/csv": string;
          "application/json": {
            query: components["schemas"]["Echo"];
            results: components["schemas"]["QueryRow"][];
            meta: {
              total_rows: number;
            };
          };
          "application/x-ndjson": string;
        };
      };
    };
  };
  /**
   * Many queries in one request
   * @description A query that is refused has its error in the place of its answer; the others are answered.
   */
  askBatch: {
    requestBody: {
      content: {
        "application/json": {
          queries: components["schemas"]["Query"][];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            results: (components["schemas"]["QueryAnswer"] | components["schemas"]["Error"])[];
            meta: {
              statements: number;
              elapsed_ms: number;
            };
          };
        };
      };
    };
  };
  /**
   * All that a view of one site shows, in one request
   * @description The site itself, many queries about it as `POST /api/v2/batch` answers them, and what stands beside them. Whatever is refused or fails has its error in its place.
   */
  readDashboard: {
    requestBody: {
      content: {
        "application/json": {
          /** @description Domain or id of the site; a shared link has one. */
          site_id?: string;
          /** @default [] */
          queries?: components["schemas"]["QueryOfDashboard"][];
          /** @default [] */
          include?: ("accounts" | "segments" | "annotations" | "deploys" | "marks" | "visitors_now")[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            results: (components["schemas"]["QueryAnswer"] | components["schemas"]["Error"])[];
            meta: {
              statements: number;
              elapsed_ms: number;
            };
            /** @description As who belongs to it sees it, or as a link or key does. */
            site: components["schemas"]["OwnSite"] | components["schemas"]["ReadableSite"];
            parts: {
              accounts?: components["schemas"]["Account"][] | components["schemas"]["Error"];
              segments?: components["schemas"]["Segment"][] | components["schemas"]["Error"];
              annotations?: components["schemas"]["Annotation"][] | components["schemas"]["Error"];
              deploys?: components["schemas"]["Deploy"][] | components["schemas"]["Error"];
              marks?: (({
                  /** @enum {string} */
                  kind: "quota" | "outage" | "paused" | "before_first" | "silent";
                  /** @description ISO 8601. */
                  from: string;
                  /** @description ISO 8601: the first instant after it. */
                  to: string;
                  /** @description Events missing for this reason; null where nobody knows, or may not. */
                  events: number | null;
                })[]) | components["schemas"]["Error"];
              /** @description Visitors of the last five minutes. */
              visitors_now?: number | components["schemas"]["Error"];
            };
          };
        };
      };
    };
  };
  /**
   * How far visitors get, step by step
   * @description Explained in docs/funnels.md.
   */
  askFunnel: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["FunnelQuery"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["FunnelAnswer"];
        };
      };
    };
  };
  /**
   * Which ways visits take from page to page
   * @description Explained in docs/journeys.md.
   */
  askJourney: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["JourneyQuery"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["JourneyAnswer"];
        };
      };
    };
  };
  /**
   * Who is on a site now and what they do
   * @description Made to be asked every few seconds.
   */
  readLive: {
    parameters: {
      query: {
        /** @description Domain or id of the site. */
        site_id: string;
        /** @description A JSON list of filters, as in the body of a query. */
        filters?: string;
      };
      header?: {
        "if-none-match"?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["LiveAnswer"];
        };
      };
      /** @description Done. */
      304: {
        content: never;
      };
    };
  };
  /**
   * What is missing from the chart of a site between two dates, the last 30 days unless named
   * @description Refused for the quota, lost by us, paused, before the first event, or silent against all custom: docs/metrics.md. Shared links and public dashboards learn nothing of quotas, and no numbers of events.
   */
  readMarks: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
        from?: string;
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Marks"];
        };
      };
    };
  };
  /**
   * The props to choose from
   * @description Those on the list of the site, or without a list those of its events between two dates.
   */
  listPropKeys: {
    parameters: {
      query?: {
        /** @description Domain or id of the site. */
        site_id?: string;
        from?: string;
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            keys: string[];
          };
        };
      };
    };
  };
  /**
   * Which named visitors came back
   * @description Explained in docs/metrics.md.
   */
  askRetention: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RetentionQuery"];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["RetentionAnswer"];
        };
      };
    };
  };
  /** Leads from the link of an e-mail to the page that asks whether one means it */
  showUnsubscribe: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      /** @description Done. */
      302: {
        content: never;
      };
    };
  };
  /**
   * Get no more announcements
   * @description For mail programs, by one click (RFC 8058), and for the page. The address itself says who it is.
   */
  unsubscribe: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            subscribed: boolean;
          };
        };
      };
    };
  };
  /** Get announcements again */
  subscribeAgain: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            subscribed: boolean;
          };
        };
      };
    };
  };
  /** How the product is: sign-ups, sites, events, and what is wrong */
  readAdminOverview: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            sign_ups: {
                day: string;
                n: number;
              }[];
            users: number;
            accounts: number;
            sites: number;
            /** @description With an event in the last 24 hours. */
            active_sites: number;
            events: {
                day: string;
                outcome: string;
                n: number;
              }[];
            newest_event_at: string | null;
            dead_letters: {
              n: number;
              more: boolean;
              oldest_at: string | null;
            };
            waiting_mails: number;
            failed_jobs: {
                job: string;
                /** Format: date-time */
                at: string;
                error: string;
              }[];
            undecided_deletions: ({
                id: string;
                /** @enum {string} */
                kind: "site" | "account" | "user";
                /** Format: date-time */
                decide_until: string;
              })[];
            late_deletions: string[];
          };
        };
      };
    };
  };
  /** What goes wrong, and how old what waits is */
  readAdminHealth: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @description Of the API, the last 48 hours; failures are 5xx. */
            answers: {
                /** Format: date-time */
                hour: string;
                answers: number;
                failures: number;
              }[];
            /** @description Null: ClickHouse does not answer. */
            storage: {
              ingest: {
                  /** Format: date-time */
                  hour: string;
                  accepted: number;
                  dropped: number;
                  dead: number;
                }[];
              /** @description From the queue to storage, by the slowest message of each delivery of the last hour. */
              freshness: {
                deliveries: number;
                p95_ms: number;
                oldest_ms: number;
              };
            } | null;
            dead_letters: {
              n: number;
              more: boolean;
              oldest_at: string | null;
            };
          };
        };
      };
    };
  };
  /** Announcements */
  listAnnouncements: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            announcements: ({
                id: number;
                subject: string;
                segment: OneOf<[{
                  /**
                   * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
                   * @enum {string}
                   */
                  kind: "verified" | "owners" | "silent";
                }, {
                  /**
                   * @description Owners of accounts in a state.
                   * @constant
                   */
                  kind: "owners_of";
                  /** @enum {string} */
                  state: "open" | "blocked" | "deleted";
                }, {
                  /** @constant */
                  kind: "account";
                  account: string;
                }]>;
                /** @enum {string} */
                state: "draft" | "sending" | "stopped" | "done";
                /** Format: date-time */
                created_at: string;
                started_at: string | null;
                done_at: string | null;
                /** @description How many there were when it was started. */
                recipients: number | null;
                sent: number;
                refused: number;
              })[];
          };
        };
      };
    };
  };
  /** Put an announcement down */
  createAnnouncement: {
    requestBody: {
      content: {
        "application/json": {
          subject: string;
          body: string;
          segment: OneOf<[{
            /**
             * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
             * @enum {string}
             */
            kind: "verified" | "owners" | "silent";
          }, {
            /**
             * @description Owners of accounts in a state.
             * @constant
             */
            kind: "owners_of";
            /** @enum {string} */
            state: "open" | "blocked" | "deleted";
          }, {
            /** @constant */
            kind: "account";
            account: string;
          }]>;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            id: number;
            subject: string;
            segment: OneOf<[{
              /**
               * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
               * @enum {string}
               */
              kind: "verified" | "owners" | "silent";
            }, {
              /**
               * @description Owners of accounts in a state.
               * @constant
               */
              kind: "owners_of";
              /** @enum {string} */
              state: "open" | "blocked" | "deleted";
            }, {
              /** @constant */
              kind: "account";
              account: string;
            }]>;
            /** @enum {string} */
            state: "draft" | "sending" | "stopped" | "done";
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            done_at: string | null;
            /** @description How many there were when it was started. */
            recipients: number | null;
            sent: number;
            refused: number;
            body: string;
            /** @description The e-mail as plain text. */
            text: string;
            /** @description How many it would go to now. */
            left: number;
            per_minute: number;
          };
        };
      };
    };
  };
  /** An announcement, how it reads, and to how many it would go */
  readAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            id: number;
            subject: string;
            segment: OneOf<[{
              /**
               * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
               * @enum {string}
               */
              kind: "verified" | "owners" | "silent";
            }, {
              /**
               * @description Owners of accounts in a state.
               * @constant
               */
              kind: "owners_of";
              /** @enum {string} */
              state: "open" | "blocked" | "deleted";
            }, {
              /** @constant */
              kind: "account";
              account: string;
            }]>;
            /** @enum {string} */
            state: "draft" | "sending" | "stopped" | "done";
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            done_at: string | null;
            /** @description How many there were when it was started. */
            recipients: number | null;
            sent: number;
            refused: number;
            body: string;
            /** @description The e-mail as plain text. */
            text: string;
            /** @description How many it would go to now. */
            left: number;
            per_minute: number;
          };
        };
      };
    };
  };
  /** Change one that is not sent yet */
  changeAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          subject: string;
          body: string;
          segment: OneOf<[{
            /**
             * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
             * @enum {string}
             */
            kind: "verified" | "owners" | "silent";
          }, {
            /**
             * @description Owners of accounts in a state.
             * @constant
             */
            kind: "owners_of";
            /** @enum {string} */
            state: "open" | "blocked" | "deleted";
          }, {
            /** @constant */
            kind: "account";
            account: string;
          }]>;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            id: number;
            subject: string;
            segment: OneOf<[{
              /**
               * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
               * @enum {string}
               */
              kind: "verified" | "owners" | "silent";
            }, {
              /**
               * @description Owners of accounts in a state.
               * @constant
               */
              kind: "owners_of";
              /** @enum {string} */
              state: "open" | "blocked" | "deleted";
            }, {
              /** @constant */
              kind: "account";
              account: string;
            }]>;
            /** @enum {string} */
            state: "draft" | "sending" | "stopped" | "done";
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            done_at: string | null;
            /** @description How many there were when it was started. */
            recipients: number | null;
            sent: number;
            refused: number;
            body: string;
            /** @description The e-mail as plain text. */
            text: string;
            /** @description How many it would go to now. */
            left: number;
            per_minute: number;
          };
        };
      };
    };
  };
  /** An announcement as its readers see it */
  previewAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "text/html": string;
        };
      };
    };
  };
  /** Send an announcement to oneself alone */
  testAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /**
   * Have an announcement sent, or a stopped one go on
   * @description So many a minute, by cron. `recipients` is the number that was shown; another one is refused.
   */
  sendAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          recipients: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      202: {
        content: {
          "application/json": {
            id: number;
            subject: string;
            segment: OneOf<[{
              /**
               * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
               * @enum {string}
               */
              kind: "verified" | "owners" | "silent";
            }, {
              /**
               * @description Owners of accounts in a state.
               * @constant
               */
              kind: "owners_of";
              /** @enum {string} */
              state: "open" | "blocked" | "deleted";
            }, {
              /** @constant */
              kind: "account";
              account: string;
            }]>;
            /** @enum {string} */
            state: "draft" | "sending" | "stopped" | "done";
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            done_at: string | null;
            /** @description How many there were when it was started. */
            recipients: number | null;
            sent: number;
            refused: number;
            body: string;
            /** @description The e-mail as plain text. */
            text: string;
            /** @description How many it would go to now. */
            left: number;
            per_minute: number;
          };
        };
      };
    };
  };
  /** Stop one that is under way */
  stopAnnouncement: {
    parameters: {
      path: {
        announcement_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            id: number;
            subject: string;
            segment: OneOf<[{
              /**
               * @description Everybody with a confirmed address; owners; owners with a site that never had an event.
               * @enum {string}
               */
              kind: "verified" | "owners" | "silent";
            }, {
              /**
               * @description Owners of accounts in a state.
               * @constant
               */
              kind: "owners_of";
              /** @enum {string} */
              state: "open" | "blocked" | "deleted";
            }, {
              /** @constant */
              kind: "account";
              account: string;
            }]>;
            /** @enum {string} */
            state: "draft" | "sending" | "stopped" | "done";
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            done_at: string | null;
            /** @description How many there were when it was started. */
            recipients: number | null;
            sent: number;
            refused: number;
            body: string;
            /** @description The e-mail as plain text. */
            text: string;
            /** @description How many it would go to now. */
            left: number;
            per_minute: number;
          };
        };
      };
    };
  };
  /** Parts of the product that can be switched */
  listFlags: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            flags: ({
                /** @enum {string} */
                name: "announcements" | "live_view";
                description: string;
                by_default: boolean;
                /** @enum {string} */
                mode: "default" | "on" | "off" | "some";
                share: number;
                accounts: string[];
                /** @description Null: for some. */
                is_on: boolean | null;
                changed_at: string | null;
              })[];
          };
        };
      };
    };
  };
  /** Switch a part of the product, for everybody, a share of the accounts, or some by name */
  setFlag: {
    parameters: {
      path: {
        flag: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          mode: "default" | "on" | "off" | "some";
          /** @default 0 */
          share?: number;
          /** @default [] */
          accounts?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** The tables that the admin area shows */
  listAdminModels: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            models: {
                name: string;
                columns: string[];
                searched: string[];
                links: {
                  [key: string]: string;
                };
              }[];
          };
        };
      };
    };
  };
  /** A page of the rows of a table */
  listAdminRows: {
    parameters: {
      query?: {
        search?: string;
        sort?: string;
        order?: "asc" | "desc";
        /** @description `column:value` */
        filter?: string;
        page?: number;
      };
      path: {
        model: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            rows: {
                [key: string]: unknown;
              }[];
            meta: {
              page: number;
              pages: number;
              total: number;
            };
          };
        };
      };
    };
  };
  /** One row of a table */
  readAdminRow: {
    parameters: {
      path: {
        model: string;
        row_id: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            row: {
              [key: string]: unknown;
            };
            links: {
              [key: string]: string;
            };
          };
        };
      };
    };
  };
  /** The jobs of cron, each with its last run */
  listAdminJobs: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            jobs: ({
                job: string;
                last_run: ({
                  /** Format: date-time */
                  started_at: string;
                  ended_at: string | null;
                  result: {
                    [key: string]: number;
                  } | null;
                  error: string | null;
                }) | null;
              })[];
          };
        };
      };
    };
  };
  /** Have a job run again, by the next cron */
  runAdminJob: {
    parameters: {
      path: {
        job: string;
      };
    };
    responses: {
      /** @description Done. */
      202: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Whom the member of staff looks as */
  readImpersonation: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            impersonation: ({
              by: string;
              as: string;
              /** @description Null: all that the user sees. */
              account: string | null;
              reason: string;
              /** Format: date-time */
              until: string;
            }) | null;
          };
        };
      };
    };
  };
  /** Look at the product as a user does, or as an owner of an account, for half an hour; nothing can be changed */
  startImpersonation: {
    requestBody: {
      content: {
        "application/json": {
          user_id?: number;
          account_id?: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Look as oneself again */
  endImpersonation: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Approve a deletion, or refuse it and give back what was deleted */
  decideDeletion: {
    parameters: {
      path: {
        deletion_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          decision: "approve" | "refuse";
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Keep a user out and end her sessions, or let her in again */
  blockUser: {
    parameters: {
      path: {
        user_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          blocked: boolean;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Shut an account to its members, keys and events, or open it again */
  blockAccount: {
    parameters: {
      path: {
        account_id: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          blocked: boolean;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            done: true;
          };
        };
      };
    };
  };
  /** Every site of every account */
  listEverySite: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": components["schemas"]["Site"][];
        };
      };
    };
  };
  /** Make a site of the first account */
  createSiteOfOperator: {
    requestBody: {
      content: {
        "application/json": {
          domain: string;
          timezone: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": components["schemas"]["Site"];
        };
      };
    };
  };
  /** Make an API key that belongs to no account */
  createKey: {
    requestBody: {
      content: {
        "application/json": {
          scopes: ("stats:read" | "events:write" | "sites:read" | "sites:write" | "deploys:write")[];
          site?: string;
          rate?: number;
          /** @default operator */
          name?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            key: string;
          };
        };
      };
    };
  };
  /** Delete an API key */
  deleteKey: {
    requestBody: {
      content: {
        "application/json": {
          key: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            /** @constant */
            ok: true;
          };
        };
      };
    };
  };
  /** Make a user, or give one a new password */
  saveUser: {
    requestBody: {
      content: {
        "application/json": {
          staff?: boolean;
          email: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      201: {
        content: {
          "application/json": {
            email: string;
            password: string;
          };
        };
      };
    };
  };
  /** What became of events, the last hour unless asked otherwise */
  readCounters: {
    parameters: {
      query?: {
        site?: string;
        from?: string;
        to?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            totals: {
              [key: string]: number;
            };
            balanced: boolean;
            minutes: ({
                /** @description null: the beacon named no site we know. */
                site: string | null;
                /** Format: date-time */
                minute: string;
                outcome: string;
                n: number;
              })[];
          };
        };
      };
    };
  };
  /** Messages that failed for good */
  listDeadLetters: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            letters: {
                key: string;
                bytes: number;
                /** Format: date-time */
                dead_at: string;
              }[];
            cursor: string | null;
          };
        };
      };
    };
  };
  /**
   * Store a page of dead letters after all
   * @description Ask again until `cursor` is null. Letters that fail stay and are named.
   */
  replayDeadLetters: {
    parameters: {
      query?: {
        cursor?: string;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            replayed: {
                key: string;
                stored: number;
                duplicates: number;
                /** @description Events of destroyed sites, which were dropped. */
                erased: number;
              }[];
            failed: string[];
            cursor: string | null;
          };
        };
      };
    };
  };
  /**
   * Seal one slice anew by the present DATA_KEY
   * @description Ask again with `next` until that is null. It begins by ending every session.
   */
  exchangeDataKey: {
    requestBody: {
      content: {
        "application/json": {
          /**
           * @default sessions
           * @enum {string}
           */
          step?: "sessions" | "keys" | "users" | "credentials" | "invitations" | "two_factors";
          /** @default */
          cursor?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            exchanged: number;
            next: ({
              /** @enum {string} */
              step: "sessions" | "keys" | "users" | "credentials" | "invitations" | "two_factors";
              cursor: string;
            }) | null;
          };
        };
      };
    };
  };
  /**
   * Write down one slice of past dates
   * @description Ask again with the mark until `left` is 0.
   */
  backfill: {
    requestBody: {
      content: {
        "application/json": {
          site?: string;
          /** @default 1970-01-01 */
          from?: string;
          /** @default 2149-01-01 */
          to?: string;
          again?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            mark: string;
            sealed: number;
            left: number;
          };
        };
      };
    };
  };
  /** Delete a site and erase its data within minutes */
  eraseSite: {
    requestBody: {
      content: {
        "application/json": {
          site: string;
          confirm: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      202: {
        content: {
          "application/json": {
            erasing: string;
            deletion: string;
          };
        };
      };
    };
  };
  /** How many months of data a site keeps; null: all */
  setRetention: {
    requestBody: {
      content: {
        "application/json": {
          site: string;
          months: number | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            site: string;
            months: number | null;
          };
        };
      };
    };
  };
  /** This description, in OpenAPI 3.1 */
  readDescription: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "application/json": {
            openapi: string;
            [key: string]: unknown;
          };
        };
      };
    };
  };
  /** This description as a page */
  readReference: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "text/html": string;
        };
      };
    };
  };
  /** How that page looks */
  readReferenceStyle: {
    responses: {
      /** @description Done. */
      200: {
        content: {
          "text/css": string;
        };
      };
    };
  };
}
