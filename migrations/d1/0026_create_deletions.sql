-- Sites, accounts and users that go, and how far their destruction is. No references: a row outlives what it tells of.
CREATE TABLE deletions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  public_id TEXT NOT NULL UNIQUE,
  -- site, account or user.
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  -- The id that the API shows of it; names are sealed.
  subject TEXT NOT NULL,
  -- Whose owners may undo it; NULL: a user's own.
  account_id INTEGER,
  -- As in the audit log: user 7, key 3, operator.
  requested_by TEXT NOT NULL,
  -- waiting, running, done, undone or refused.
  state TEXT NOT NULL,
  -- Epoch ms, as all times.
  requested_at INTEGER NOT NULL,
  undo_until INTEGER NOT NULL,
  -- By when all must be destroyed.
  due_at INTEGER NOT NULL,
  undo_token_hash TEXT UNIQUE,
  needs_approval INTEGER NOT NULL DEFAULT 0,
  approved_at INTEGER,
  decided_by INTEGER,
  -- Names the key, its own, that `sealed` is sealed under; both go with the receipt.
  key_id TEXT,
  sealed TEXT,
  -- The next step to take.
  step TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Nobody else works on it before.
  claimed_until INTEGER,
  last_error TEXT,
  started_at INTEGER,
  done_at INTEGER,
  -- What was destroyed where; no names.
  receipt TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX deletions_by_state ON deletions (state, undo_until);
CREATE INDEX deletions_by_account ON deletions (account_id);
CREATE UNIQUE INDEX deletions_one_at_a_time ON deletions (kind, subject_id) WHERE state IN ('waiting', 'running');

ALTER TABLE accounts ADD COLUMN deleted_at INTEGER;
ALTER TABLE accounts ADD COLUMN erased_at INTEGER;
ALTER TABLE users ADD COLUMN deleted_at INTEGER;

-- What was deleted before, and is not destroyed yet.
INSERT INTO deletions (public_id, kind, subject_id, subject, account_id, requested_by, state, requested_at, undo_until, due_at)
SELECT 'deletion_of_' || public_id, 'site', id, public_id, account_id, 'operator', 'waiting', deleted_at, deleted_at + 172800000, deleted_at + 259200000
FROM sites WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
