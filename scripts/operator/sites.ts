import type { Command } from './command.ts';
import { askStack } from './stack.ts';

export const siteAdd: Command = {
  name: 'site:add',
  summary: 'Makes a site. Prints {site_id, domain, timezone, key, script_url}.',
  arguments: ['DOMAIN'],
  options: { timezone: 'IANA time zone the site counts its days in, e.g. Europe/Berlin' },
  required: ['timezone'],
  run: (stack, { DOMAIN: domain, timezone }) =>
    askStack(stack, { method: 'POST', path: '/api/operator/sites', body: { domain, timezone } }),
};

export const siteList: Command = {
  name: 'site:list',
  summary: 'Prints all sites.',
  arguments: [],
  options: {},
  run: (stack) => askStack(stack, { method: 'GET', path: '/api/operator/sites' }),
};
