-- The time zones a site had before `timezone`, oldest first: JSON [{"timezone", "until"}], `until` in epoch ms.
ALTER TABLE sites ADD COLUMN former_zones TEXT NOT NULL DEFAULT '[]';

-- How many whole months before the current one are kept; none = all.
ALTER TABLE sites ADD COLUMN retention_months INTEGER;

-- When what was known of a deleted site was physically removed.
ALTER TABLE sites ADD COLUMN erased_at INTEGER;
