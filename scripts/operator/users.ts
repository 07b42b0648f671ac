import type { Command } from './command.ts';
import { askStack } from './stack.ts';

export const userAdd: Command = {
  name: 'user:add',
  summary: 'Makes a user, or gives an existing one a new password. Prints {email, password}.',
  arguments: ['EMAIL'],
  options: {},
  run: (stack, { EMAIL: email }) =>
    askStack(stack, { method: 'POST', path: '/api/operator/users', body: { email } }),
};
