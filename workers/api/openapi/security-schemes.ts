import type { OpenAPIV3_1 } from 'openapi-types';
import { LINK_HEADER } from '../middleware/link-header.ts';
import { SESSION_COOKIE } from '../session-cookie.ts';
import type { Security } from './route-facts.ts';

/** How requests say whose they are. */
export const SECURITY_SCHEMES: Record<keyof Security, OpenAPIV3_1.SecuritySchemeObject> = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `pharos_…`; operations name the scope that it must have.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'The cookie that signing in sets. What changes something must come from our own origin.',
  },
  link: {
    type: 'apiKey',
    in: 'header',
    name: LINK_HEADER,
    description:
      'What stands behind `auth=` in the address of a shared dashboard; it reads the numbers of one site.',
  },
  operator: { type: 'http', scheme: 'bearer', description: 'The secret OPERATOR_TOKEN.' },
};
