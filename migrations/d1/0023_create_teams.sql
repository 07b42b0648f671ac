-- Set: members who sign in by one factor reach nothing of the account.
ALTER TABLE accounts ADD COLUMN requires_two_factor INTEGER NOT NULL DEFAULT 0;

-- Who reaches one site of an account without belonging to it.
CREATE TABLE site_guests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX site_guests_by_site ON site_guests (site_id, user_id);
CREATE INDEX site_guests_by_user ON site_guests (user_id);

-- Nothing has written invitations before. The address is sealed under a key of the invitation, which goes with it.
DROP TABLE invitations;
CREATE TABLE invitations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  site_id INTEGER REFERENCES sites (id),
  key_id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_index TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  invited_by INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX invitations_by_email ON invitations (email_index);
CREATE INDEX invitations_by_account ON invitations (account_id);
