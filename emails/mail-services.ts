import type { Database } from '../db/database.ts';
import type { Log } from '../observe/log.ts';
import type { Vault } from '../vault/vault.ts';
import type { MailTransport } from './transport.ts';

/** What sending an e-mail needs; the Services of a Worker that sends have it all. */
export interface MailServices {
  db: Database;
  /** What hashes recipients. */
  vault: Vault;
  mailTransport: MailTransport;
  /** KV with addresses and contents of what is not sent yet. */
  waitingMails: KVNamespace;
  /** `Pharos <mail@example.com>`. */
  mailFrom: string;
  log: Log;
  now: () => number;
}
