-- What one euro is worth, by the European Central Bank: a row for every calendar day and currency, EUR among them, without
-- gaps (core/currency/daily-rates.ts) and some days ahead. A later fetch replaces a row, so readers say FINAL.
CREATE TABLE rates
(
    date Date,
    currency LowCardinality(String),
    per_eur Float64,
    -- The working day it was published; earlier than `date` on weekends, holidays and days still to come.
    published Date,
    fetched DateTime('UTC')
)
ENGINE = ReplacingMergeTree(fetched)
ORDER BY (currency, date);
