-- One row makes a generation of a date visible, atomically. `events` counts the distinct events it holds.
CREATE TABLE seals
(
    site_id UInt32,
    date Date,
    gen UInt64,
    events UInt64,
    sessions UInt32,
    -- 1 when the date has rollup rows of this generation.
    rolled UInt8,
    committed DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
)
ENGINE = MergeTree
ORDER BY (site_id, date, gen);

-- "An event of this date arrived": written after the insert and before the acknowledgement, for dates already past.
-- A sealed date with a mark newer than its generation is read as sealed rows plus the later events.
CREATE TABLE touched
(
    site_id UInt32,
    date Date,
    marked DateTime64(6, 'UTC') DEFAULT now64(6, 'UTC')
)
ENGINE = MergeTree
ORDER BY (site_id, date, marked)
TTL toDateTime(marked) + INTERVAL 8 DAY;
