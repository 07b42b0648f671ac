-- What an account's questions may take where that differs from its plan: JSON, core/query-limits.ts says of what.
ALTER TABLE accounts ADD COLUMN query_limits TEXT;
