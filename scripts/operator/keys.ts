import { API_SCOPES } from '../../db/api-scope.ts';
import type { Command } from './command.ts';
import { usageError } from './command-error.ts';
import { askStack } from './stack.ts';

export const keyAdd: Command = {
  name: 'key:add',
  summary: 'Makes an API key of the operator. Prints {key}; it is shown this once.',
  arguments: [],
  options: {
    scopes: `what it may do, of ${API_SCOPES.join(',')}`,
    site: 'domain or site id it is restricted to (default: every site)',
    rate: 'requests per minute it may make (default: no limit)',
    name: 'what to call it',
  },
  required: ['scopes'],
  run: (stack, { scopes = '', site, rate, name }) =>
    askStack(stack, {
      method: 'POST',
      path: '/api/operator/keys',
      body: { scopes: scopes.split(',').map((scope) => scope.trim()), site, rate: parseRate(rate), name },
    }),
};

function parseRate(rate: string | undefined): number | undefined {
  if (rate === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(rate)) throw usageError('--rate must be a number of requests per minute.');
  return Number(rate);
}
