import { z } from 'zod';

/** Vars of a Worker that calls addresses which customers name. */
export const OUTBOUND_VARS = {
  /** Resolver over HTTPS, asked before such an address is called; that of the network we run on. */
  DNS_URL: z.url().default('https://cloudflare-dns.com/dns-query'),
  /** Hostnames of this machine, with commas, that may be called; for development. */
  LOCAL_HOSTS: z
    .string()
    .default('')
    .transform((names) => names.split(',').filter((name) => name !== '')),
};
