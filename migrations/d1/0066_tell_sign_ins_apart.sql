-- Where and how a session began; where a user has signed in from before; since when a second factor holds; and which links
-- in e-mails are void, as their owner has shut a stranger out.
ALTER TABLE login_sessions ADD COLUMN place TEXT;
ALTER TABLE login_sessions ADD COLUMN signed_in_by TEXT;
ALTER TABLE two_factors ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE two_factors ADD COLUMN codes_made_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN locked_at INTEGER;

CREATE TABLE known_places (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id),
  place TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
);
CREATE INDEX known_places_by_user ON known_places (user_id);
