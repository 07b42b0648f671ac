import type { Command } from './command.ts';
import { askStack } from './stack.ts';

export const userAdd: Command = {
  name: 'user:add',
  summary: 'Makes a user, or gives an existing one a new password. Prints {email, password}.',
  arguments: ['EMAIL'],
  options: { staff: 'yes lets her into the admin area, no out of it' },
  run: (stack, { EMAIL: email, staff }) =>
    askStack(stack, {
      method: 'POST',
      path: '/api/operator/users',
      body: { email, ...(staff !== undefined && { staff: staff === 'yes' }) },
    }),
};
