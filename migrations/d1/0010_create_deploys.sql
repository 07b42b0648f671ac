-- When a site's owner put which version of the site on line: marks on charts, and where "before" ends and "after" begins.
CREATE TABLE deploys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  version TEXT NOT NULL,
  -- Epoch ms.
  at INTEGER NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX deploys_by_version ON deploys (site_id, version);
CREATE INDEX deploys_by_time ON deploys (site_id, at);
