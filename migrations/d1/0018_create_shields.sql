-- What a site's owner keeps out; `kind` and `value` as core/shield has them.
CREATE TABLE shields (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX shields_by_value ON shields (site_id, kind, value);
-- Set (epoch ms): the owner has closed the site. Its numbers stay, nothing comes in.
ALTER TABLE sites ADD COLUMN archived_at INTEGER;
