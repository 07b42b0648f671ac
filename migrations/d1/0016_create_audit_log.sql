-- Who did what to what. Rows are added and never changed. No references: an entry outlives what it tells of.
CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Whose data it was about; NULL: the operator's own.
  account_id INTEGER,
  site_id INTEGER,
  -- Epoch ms.
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  -- Names the key of the person whose device `origin` is: destroyed with her, it leaves an entry about nobody.
  key_id TEXT,
  origin TEXT,
  detail TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_by_account ON audit_log (account_id, id);
CREATE INDEX audit_log_by_site ON audit_log (site_id);

-- Accounts and sites that are erased: their entries, and no others, may be deleted.
CREATE TABLE audit_erasures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- account or site.
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX audit_erasures_by_subject ON audit_erasures (kind, subject_id);

CREATE TRIGGER audit_log_never_changes BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_loses_nothing BEFORE DELETE ON audit_log WHEN NOT EXISTS (SELECT 1 FROM audit_erasures WHERE (kind = 'account' AND subject_id = OLD.account_id) OR (kind = 'site' AND subject_id = OLD.site_id)) BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
-- REPLACE would delete without asking the trigger above.
CREATE TRIGGER audit_log_replaces_nothing BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
