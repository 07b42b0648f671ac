-- Outcomes of events per site and minute, for the operator. Readers take each id once (redelivery repeats rows).
CREATE TABLE counters
(
    site_id UInt32,
    minute DateTime('UTC'),
    outcome LowCardinality(String),
    n Int64,
    id UInt64
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(minute)
ORDER BY (minute, site_id, outcome, id)
TTL minute + INTERVAL 30 DAY
SETTINGS non_replicated_deduplication_window = 10000;
