-- Questions that are asked of a site together, such as those of its dashboard, and on how many days they were: what
-- sealed dates come to for them is worked out when dates are sealed. `name` is a hash of `questions`.
CREATE TABLE usual_questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  questions TEXT NOT NULL,
  days INTEGER NOT NULL DEFAULT 1,
  asked_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX usual_questions_by_name ON usual_questions (site_id, name);
CREATE INDEX usual_questions_by_time ON usual_questions (asked_at);

-- Sites of which KV `ANSWERS` holds what their sealed dates come to: the newest generation and the local date of then.
CREATE TABLE kept_sites (
  site_id INTEGER PRIMARY KEY REFERENCES sites (id),
  gen TEXT NOT NULL,
  date TEXT NOT NULL,
  kept_at INTEGER NOT NULL
);
