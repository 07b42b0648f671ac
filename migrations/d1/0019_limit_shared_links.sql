-- What may stand before a shared link, how much of the site it shows (a segment), and how long it lasts (epoch ms). The
-- segment is no reference: a link whose segment is gone shows nothing, which is what its owner meant.
ALTER TABLE shared_links ADD COLUMN password_hash TEXT;
ALTER TABLE shared_links ADD COLUMN segment_id INTEGER;
ALTER TABLE shared_links ADD COLUMN expires_at INTEGER;
-- Whether anybody reads the site's dashboard, under its domain.
ALTER TABLE sites ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;
