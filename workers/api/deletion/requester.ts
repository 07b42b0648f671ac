import type { Principal } from '../context.ts';
import type { Requester } from './request-deletion.ts';

/** Who asks for a deletion. */
export function requesterOf(principal: Principal): Requester {
  switch (principal.kind) {
    case 'user': {
      const { id, email } = principal.user;
      return { id: `user ${id}`, name: email, email };
    }
    case 'key':
      return { id: `key ${principal.key.id}`, name: `the API key ${principal.key.name}` };
    case 'link':
      throw new Error('a shared link deletes nothing');
  }
}

/** The operator, by her token. */
export const OPERATOR: Requester = { id: 'operator', name: 'the operator' };
