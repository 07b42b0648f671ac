-- Whether the visitors of the date are all salted, so that its counts add up over dates. Rollup rows are written only
-- where this holds, and only where they cost less than they save.
ALTER TABLE seals ADD COLUMN adds_up UInt8 DEFAULT rolled AFTER rolled;

-- Rollups of a month that is over: the rows of `daily`, and of dates too small for them, added up.
CREATE TABLE monthly
(
    site_id UInt32,
    dimension LowCardinality(String) CODEC(ZSTD(1)),
    value String CODEC(ZSTD(1)),
    month Date CODEC(Delta, ZSTD(1)),
    gen UInt64 CODEC(ZSTD(1)),
    visitors UInt32 CODEC(T64, ZSTD(1)),
    visits UInt32 CODEC(T64, ZSTD(1)),
    pageviews UInt32 CODEC(T64, ZSTD(1)),
    events UInt32 CODEC(T64, ZSTD(1)),
    bounces UInt32 CODEC(T64, ZSTD(1)),
    duration_ms UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYear(month)
ORDER BY (site_id, dimension, value, month, gen)
SETTINGS index_granularity = 1024;

-- One row makes a month's rollup visible and says of which generations of which dates it is made. Readers take it only
-- while each of them is the date's current one.
CREATE TABLE month_seals
(
    site_id UInt32,
    month Date,
    gen UInt64,
    dates Array(Date),
    gens Array(UInt64),
    committed DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
)
ENGINE = MergeTree
ORDER BY (site_id, month, gen);
