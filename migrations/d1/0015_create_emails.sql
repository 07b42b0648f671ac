-- What was sent, or is to be: one row per dedupe key, so that nothing goes out twice. No address stands here, and no content.
CREATE TABLE emails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- SHA-256 of the mail's name and the caller's key.
  dedupe_hash TEXT NOT NULL UNIQUE,
  mail TEXT NOT NULL,
  recipient_hash TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  -- When somebody else may take over; NULL once nothing is left to do.
  retry_at INTEGER,
  provider_id TEXT,
  error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER
);
CREATE INDEX emails_by_retry ON emails (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX emails_by_recipient ON emails (recipient_hash);
CREATE INDEX emails_by_creation ON emails (created_at);
