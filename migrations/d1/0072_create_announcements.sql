-- E-mails of the operator to many users.
CREATE TABLE announcements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  -- To whom: db/announcement-recipients.ts.
  segment TEXT NOT NULL,
  -- draft, sending, stopped, done.
  state TEXT NOT NULL,
  created_by INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  done_at INTEGER,
  -- How many there were when it was started.
  recipients INTEGER,
  sent INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  -- Users up to this number have theirs.
  last_user_id INTEGER NOT NULL DEFAULT 0
);

-- Users who want no announcements.
CREATE TABLE mail_opt_outs (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  at INTEGER NOT NULL
);
