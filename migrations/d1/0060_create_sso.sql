-- An account's own identity provider (OpenID Connect).
CREATE TABLE sso_connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL UNIQUE REFERENCES accounts (id),
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  -- Names the connection's own key, which goes with it.
  key_id TEXT NOT NULL,
  -- Sealed.
  client_secret TEXT NOT NULL,
  -- What somebody becomes who comes by it for the first time.
  default_role TEXT NOT NULL,
  -- Set: members but for owners reach nothing of the account who have come another way.
  is_required INTEGER NOT NULL DEFAULT 0,
  worked_at INTEGER,
  -- What was wrong the last time, and the provider's own words for it.
  problem TEXT,
  reason TEXT NOT NULL DEFAULT '',
  problem_at INTEGER,
  created_at INTEGER NOT NULL
);

-- Domains of e-mail addresses that the provider vouches for, once the account has shown that they are its own.
CREATE TABLE sso_domains (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  domain TEXT NOT NULL,
  -- What the TXT record has to say.
  proof TEXT NOT NULL,
  verified_at INTEGER,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX sso_domains_by_account ON sso_domains (account_id, domain);
-- Anybody may ask for a domain; it belongs to one account.
CREATE UNIQUE INDEX sso_domains_by_domain ON sso_domains (domain) WHERE verified_at IS NOT NULL;

-- The account whose provider has opened the session.
ALTER TABLE login_sessions ADD COLUMN sso_account_id INTEGER;
