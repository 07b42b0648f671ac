-- The slug stands here as it is: a link is shown again whenever it is asked for, so a hash would not do, and a key to
-- encrypt it would lie beside the database. All it opens is one site's numbers, which deleting the row ends at once.
CREATE TABLE shared_links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX shared_links_by_name ON shared_links (site_id, name);
