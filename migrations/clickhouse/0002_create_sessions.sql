-- Sealed sessions: one row per session of a closed date, attributes once, hits as arrays. `gen` says which cut of the
-- date's events the row belongs to; only generations named in `seals` are read.
CREATE TABLE sessions
(
    site_id UInt32,
    date Date CODEC(ZSTD(1)),
    gen UInt64 CODEC(ZSTD(1)),
    visitor_id UInt64 CODEC(ZSTD(1)),
    given UInt8 CODEC(ZSTD(1)),
    start DateTime64(3, 'UTC') CODEC(T64, ZSTD(1)),

    source LowCardinality(String) CODEC(ZSTD(1)),
    channel LowCardinality(String) CODEC(ZSTD(1)),
    referrer String CODEC(ZSTD(1)),
    utm_source LowCardinality(String) CODEC(ZSTD(1)),
    utm_medium LowCardinality(String) CODEC(ZSTD(1)),
    utm_campaign LowCardinality(String) CODEC(ZSTD(1)),
    utm_content LowCardinality(String) CODEC(ZSTD(1)),
    utm_term LowCardinality(String) CODEC(ZSTD(1)),
    click_id LowCardinality(String) CODEC(ZSTD(1)),
    country LowCardinality(String) CODEC(ZSTD(1)),
    region LowCardinality(String) CODEC(ZSTD(1)),
    city LowCardinality(String) CODEC(ZSTD(1)),
    browser LowCardinality(String) CODEC(ZSTD(1)),
    browser_version LowCardinality(String) CODEC(ZSTD(1)),
    os LowCardinality(String) CODEC(ZSTD(1)),
    os_version LowCardinality(String) CODEC(ZSTD(1)),
    device LowCardinality(String) CODEC(ZSTD(1)),
    screen LowCardinality(String) CODEC(ZSTD(1)),
    language LowCardinality(String) CODEC(ZSTD(1)),

    -- Milliseconds after `start`.
    `h.time` Array(UInt32) CODEC(ZSTD(1)),
    `h.seq` Array(UInt16) CODEC(ZSTD(1)),
    `h.kind` Array(Enum8('engagement' = 0, 'pageview' = 1, 'custom' = 2, 'passive' = 3)) CODEC(ZSTD(1)),
    `h.name` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    `h.hostname` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    -- Half the bytes of plain strings: a session's engagement repeats the paths of its pageviews.
    `h.pathname` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    `h.engaged_ms` Array(UInt32) CODEC(T64, ZSTD(1)),
    `h.scroll_depth` Array(UInt8) CODEC(ZSTD(1)),
    `h.props` Array(Map(LowCardinality(String), String)) CODEC(ZSTD(1)),
    `h.revenue_amount` Array(Decimal(18, 3)) CODEC(ZSTD(1)),
    `h.revenue_currency` Array(LowCardinality(String)) CODEC(ZSTD(1)),

    -- What everybody reads. Columns under one prefix share their arrays' lengths, which saves half a byte per column and session.
    h_time Array(UInt32) ALIAS `h.time`,
    h_seq Array(UInt16) ALIAS `h.seq`,
    h_kind Array(Enum8('engagement' = 0, 'pageview' = 1, 'custom' = 2, 'passive' = 3)) ALIAS `h.kind`,
    h_name Array(LowCardinality(String)) ALIAS `h.name`,
    h_hostname Array(LowCardinality(String)) ALIAS `h.hostname`,
    h_pathname Array(String) ALIAS `h.pathname`,
    h_engaged_ms Array(UInt32) ALIAS `h.engaged_ms`,
    h_scroll_depth Array(UInt8) ALIAS `h.scroll_depth`,
    h_props Array(Map(LowCardinality(String), String)) ALIAS `h.props`,
    h_revenue_amount Array(Decimal(18, 3)) ALIAS `h.revenue_amount`,
    h_revenue_currency Array(LowCardinality(String)) ALIAS `h.revenue_currency`
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(date)
ORDER BY (site_id, date, gen, visitor_id, start);
