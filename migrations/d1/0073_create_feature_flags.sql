-- What staff has set of the flags of core/flags/flags.ts.
CREATE TABLE feature_flags (
  name TEXT PRIMARY KEY,
  mode TEXT NOT NULL,
  share INTEGER NOT NULL,
  accounts TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

-- Answers of the api Worker by hour (epoch ms), and how many of them were failures of ours (5xx).
CREATE TABLE answer_counts (
  hour INTEGER PRIMARY KEY,
  answers INTEGER NOT NULL,
  failures INTEGER NOT NULL
);
