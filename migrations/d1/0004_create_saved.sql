-- What a site's owner saves. `rule`, `props`, `filters` and `steps` are JSON, checked before they are written (core/goal.ts,
-- core/funnel.ts, core/query/filters.ts). A rule and its props are written in one canonical way, so equal goals are equal texts.
CREATE TABLE goals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  props TEXT NOT NULL DEFAULT '{}',
  currency TEXT,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX goals_by_name ON goals (site_id, name);
CREATE UNIQUE INDEX goals_by_rule ON goals (site_id, rule, props);

CREATE TABLE custom_props (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX custom_props_by_name ON custom_props (site_id, name);

-- With a user it is theirs alone, without one it is the site's.
CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  user_id INTEGER REFERENCES users (id),
  name TEXT NOT NULL,
  filters TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX segments_by_site ON segments (site_id);

CREATE TABLE funnels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  steps TEXT NOT NULL,
  step_order TEXT NOT NULL,
  window_days INTEGER,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX funnels_by_name ON funnels (site_id, name);
