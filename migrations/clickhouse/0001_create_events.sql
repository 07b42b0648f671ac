-- Hot events: exactly one row per event, 7 days by arrival. Register of event ids and source of the open dates.
CREATE TABLE events
(
    site_id UInt32,
    date Date,
    visitor_id UInt64,
    given UInt8,
    time DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    seq UInt16,
    id UInt64,
    -- Which delivery stored the row: tells a redelivery's own rows from a client's duplicates.
    message UInt64,
    -- Set by ClickHouse; a generation of a date is a cut of it.
    arrival DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC') CODEC(Delta, ZSTD(1)),

    kind Enum8('engagement' = 0, 'pageview' = 1, 'custom' = 2, 'passive' = 3),
    name LowCardinality(String),
    hostname LowCardinality(String),
    pathname String,
    engaged_ms UInt32,
    scroll_depth UInt8 DEFAULT 255,
    props Map(LowCardinality(String), String),
    revenue_amount Decimal(18, 3),
    revenue_currency LowCardinality(String),

    source LowCardinality(String),
    channel LowCardinality(String),
    referrer String,
    utm_source LowCardinality(String),
    utm_medium LowCardinality(String),
    utm_campaign LowCardinality(String),
    utm_content LowCardinality(String),
    utm_term LowCardinality(String),
    click_id LowCardinality(String),
    country LowCardinality(String),
    region LowCardinality(String),
    city LowCardinality(String),
    browser LowCardinality(String),
    browser_version LowCardinality(String),
    os LowCardinality(String),
    os_version LowCardinality(String),
    device LowCardinality(String),
    screen LowCardinality(String),
    language LowCardinality(String),

    -- Order of events equal in time and seq: by what the hit says, then by what the session would take from it.
    -- Sealed hits compute the same from their content (clickhouse/unfold.ts), so late ties fall where they would have.
    tie UInt64 MATERIALIZED bitOr(
        bitShiftLeft(bitShiftRight(cityHash64(kind, name, hostname, pathname, engaged_ms, scroll_depth, props, revenue_amount, revenue_currency), 32), 32),
        bitShiftRight(cityHash64(source, channel, referrer, utm_source, utm_medium, utm_campaign, utm_content, utm_term, click_id,
            country, region, city, browser, browser_version, os, os_version, device, screen, language), 32)),

    INDEX id_bloom id TYPE bloom_filter(0.0001) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toDate(arrival)
ORDER BY (site_id, date, visitor_id, time, seq)
SETTINGS non_replicated_deduplication_window = 10000;
