-- An account's owner wants a member to take her place.
CREATE TABLE ownership_offers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL UNIQUE REFERENCES accounts (id),
  from_user_id INTEGER NOT NULL REFERENCES users (id),
  to_user_id INTEGER NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
