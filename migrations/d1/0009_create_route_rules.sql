-- Routes that a site's owner makes of its pages (core/routes.ts): the first pattern that a path meets decides.
CREATE TABLE route_rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  pattern TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX route_rules_by_pattern ON route_rules (site_id, pattern);
