-- Rollups of a sealed date: exact additive measures per dimension value. Dimension '' is the whole site.
-- Written only for dates whose visitors are all salted (given ids repeat over dates and do not add up).
CREATE TABLE daily
(
    site_id UInt32,
    dimension LowCardinality(String) CODEC(ZSTD(1)),
    value String CODEC(ZSTD(1)),
    date Date CODEC(Delta, ZSTD(1)),
    gen UInt64 CODEC(ZSTD(1)),
    visitors UInt32 CODEC(T64, ZSTD(1)),
    visits UInt32 CODEC(T64, ZSTD(1)),
    pageviews UInt32 CODEC(T64, ZSTD(1)),
    events UInt32 CODEC(T64, ZSTD(1)),
    bounces UInt32 CODEC(T64, ZSTD(1)),
    duration_ms UInt64 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(date)
ORDER BY (site_id, dimension, value, date, gen)
SETTINGS index_granularity = 1024;
