-- Members of staff who look at the product as a user does, read only, for half an hour at most.
CREATE TABLE impersonations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- SHA-256 of what the browser's cookie holds.
  token_hash TEXT NOT NULL UNIQUE,
  staff_id INTEGER NOT NULL,
  -- The login session that it is part of, and ends with.
  session_id INTEGER NOT NULL,
  -- As whom.
  user_id INTEGER NOT NULL REFERENCES users (id),
  -- NULL: all that the user sees; otherwise what she sees of this account.
  account_id INTEGER,
  reason TEXT NOT NULL,
  -- Epoch ms.
  started_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER
);
CREATE INDEX impersonations_by_user ON impersonations (user_id);
CREATE INDEX impersonations_by_end ON impersonations (ends_at) WHERE ended_at IS NULL;
