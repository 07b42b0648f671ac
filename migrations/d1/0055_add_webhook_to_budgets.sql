-- Where it is told that a budget was broken, besides by e-mail; '' = nowhere.
ALTER TABLE budgets ADD COLUMN webhook_url TEXT NOT NULL DEFAULT '';
-- What the webhook has not taken yet (JSON), and since when (epoch ms); NULL = nothing.
ALTER TABLE budgets ADD COLUMN untold TEXT;
ALTER TABLE budgets ADD COLUMN untold_since INTEGER;
