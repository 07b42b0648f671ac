import type { ApiKey } from '../../db/api-keys.ts';
import type { SiteAccess } from '../../db/sites.ts';
import type { Membership, SignedInUser } from '../../db/users.ts';
import type { Env } from './env.ts';
import type { ErrorCode } from './errors.ts';
import type { Services } from './services.ts';
import type { View } from './view/view.ts';

/** Who asks: a signed-in person, a program with a key, or whoever has the address of a shared dashboard. */
export type Principal =
  | {
      kind: 'user';
      user: SignedInUser;
      access: SiteAccess;
      /** Set: it is a member of staff who looks as the user does. */
      view?: View;
    }
  | { kind: 'key'; key: ApiKey; access: SiteAccess }
  | { kind: 'link'; linkId: number | null; segmentId: number | null; access: SiteAccess };

/** What every handler finds in its context. */
export interface ApiEnv {
  Bindings: Env;
  Variables: {
    services: Services;
    requestId: string;
    /** Of the error that is answered. */
    errorCode?: ErrorCode;
    /** Set: whoever asks looks at the product as somebody else does. */
    view?: View;
    /** Share of the nearest rate limit that is left. */
    limitLeft?: number;
  };
}

/** The context behind an authentication middleware. */
export interface AuthenticatedEnv {
  Bindings: Env;
  Variables: ApiEnv['Variables'] & {
    principal: Principal;
    /** Of the account in the path, where there is one. */
    membership?: Membership;
  };
}
