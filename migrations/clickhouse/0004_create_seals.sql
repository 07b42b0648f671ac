-- One row makes a generation of a date visible, atomically.
CREATE TABLE seals
(
    site_id UInt32,
    date Date,
    gen UInt64,
    -- The generation it was built upon, 0 for none; the date's hot events between the two went in.
    base UInt64,
    fresh UInt64,
    events UInt64,
    sessions UInt64,
    -- 1 when the date has rollup rows of this generation.
    rolled UInt8,
    committed DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
)
ENGINE = MergeTree
ORDER BY (site_id, date, gen);

-- "An event of this date arrived": written after the insert and before the acknowledgement, for dates already sealed.
-- A date with a mark newer than its generation is read as sealed rows plus the later events.
CREATE TABLE touched
(
    site_id UInt32,
    date Date,
    marked DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
)
ENGINE = MergeTree
ORDER BY (site_id, date, marked)
TTL toDateTime(marked) + INTERVAL 8 DAY;
