-- Each run of each cron job, for two weeks.
CREATE TABLE job_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  -- Epoch ms. `due_at` is what the run was told the time is.
  due_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  -- NULL: still under way, or died.
  ended_at INTEGER,
  -- What it answered, or why it failed.
  result TEXT,
  error TEXT
);
CREATE INDEX job_runs_by_job ON job_runs (job, id);
CREATE INDEX job_runs_by_start ON job_runs (started_at);

-- Jobs that staff wants to run again, by the next cron.
CREATE TABLE job_orders (
  job TEXT PRIMARY KEY,
  ordered_by INTEGER NOT NULL,
  ordered_at INTEGER NOT NULL
);
