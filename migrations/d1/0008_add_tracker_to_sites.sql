-- What the owner set of the site's script (core/tracker-settings.ts); what is not named is at its default.
ALTER TABLE sites ADD COLUMN tracker TEXT NOT NULL DEFAULT '{}';
