-- How fast a site's owner wants pages to be, and how each day went.
CREATE TABLE budgets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  vital TEXT NOT NULL,
  -- ms; CLS as a number.
  bound REAL NOT NULL,
  -- Percent over the p75 of the week before; NULL = any.
  max_increase REAL,
  -- '' = all pages, every device.
  route TEXT NOT NULL DEFAULT '',
  device TEXT NOT NULL DEFAULT '',
  min_samples INTEGER NOT NULL,
  days INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'kept',
  -- Days in a row that have spoken against the state.
  against INTEGER NOT NULL DEFAULT 0,
  -- The last date that was judged.
  checked_to TEXT,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX budgets_by_subject ON budgets (site_id, vital, route, device);

CREATE TABLE budget_days (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  budget_id INTEGER NOT NULL REFERENCES budgets (id),
  site_id INTEGER NOT NULL REFERENCES sites (id),
  -- YYYY-MM-DD on the site's calendar.
  date TEXT NOT NULL,
  -- The p75; NULL where nothing was measured.
  value REAL,
  samples INTEGER NOT NULL,
  verdict TEXT NOT NULL
);
CREATE UNIQUE INDEX budget_days_by_date ON budget_days (budget_id, date);
CREATE INDEX budget_days_by_site ON budget_days (site_id);
