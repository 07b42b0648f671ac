-- What happened on a day, in the words of the site's owner: marks on charts.
CREATE TABLE annotations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  -- YYYY-MM-DD on the site's calendar.
  date TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX annotations_by_date ON annotations (site_id, date);
