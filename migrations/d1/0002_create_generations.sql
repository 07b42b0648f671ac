-- The one writer of truth for generation numbers (microseconds of ClickHouse's clock, strictly increasing).
CREATE TABLE generations (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  gen INTEGER NOT NULL
);
INSERT INTO generations (id, gen) VALUES (1, 0);

-- Which day's key the salt of a past date is derived from. Holds no secret: the keys live in KV and are destroyed there.
CREATE TABLE past_salts (
  date TEXT PRIMARY KEY,
  key_date TEXT NOT NULL
);
CREATE INDEX past_salts_by_key ON past_salts (key_date);

-- Seal runs begun and not yet known to be over: what to collect when one died, and when not to collect at all.
CREATE TABLE seal_runs (
  gen INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL
);

-- Which secrets exist in KV SALTS under this name, and when they were made and destroyed. Never the secrets themselves.
CREATE TABLE salts (
  name TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  destroyed_at INTEGER
);
