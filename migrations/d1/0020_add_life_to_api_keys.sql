-- Keys that users make: who made one (no reference: a key outlives whoever made it), until when it works (epoch ms), and which key took its place.
ALTER TABLE api_keys ADD COLUMN created_by INTEGER;
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;
ALTER TABLE api_keys ADD COLUMN replaced_by INTEGER;
CREATE INDEX api_keys_by_account ON api_keys (account_id);
