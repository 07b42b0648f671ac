-- What people call a site; '' = by its domain.
ALTER TABLE sites ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
