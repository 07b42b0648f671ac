-- Offers of a site to another account: whoever has the token and owns an account may take it until then (epoch ms).
CREATE TABLE site_transfers (
  site_id INTEGER PRIMARY KEY REFERENCES sites (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
