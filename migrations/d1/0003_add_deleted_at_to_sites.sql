-- A deleted site stays as a row: what ClickHouse holds of it carries its number, which must never mean another site.
ALTER TABLE sites ADD COLUMN deleted_at INTEGER;
