ALTER TABLE known_devices ADD COLUMN trusted_until INTEGER;
