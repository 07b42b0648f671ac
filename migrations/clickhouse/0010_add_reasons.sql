-- More of why a page view was slow (core/vitals/page-measures.ts): states, hints, machines, what others sent. NULL: not measured.
ALTER TABLE events
    ADD COLUMN cls_shift_e4 Nullable(UInt32),
    ADD COLUMN cls_at_ms Nullable(UInt32),
    ADD COLUMN lcp_kind LowCardinality(String),
    ADD COLUMN inp_state LowCardinality(String),
    ADD COLUMN cls_state LowCardinality(String),
    ADD COLUMN rtt LowCardinality(String),
    ADD COLUMN memory LowCardinality(String),
    ADD COLUMN cores LowCardinality(String),
    ADD COLUMN forced_layouts Map(LowCardinality(String), UInt32),
    ADD COLUMN resource_ms Map(LowCardinality(String), UInt32),
    ADD COLUMN resource_bytes Map(LowCardinality(String), UInt32),
    ADD COLUMN not_restored Map(LowCardinality(String), UInt32);

ALTER TABLE sessions
    ADD COLUMN `h.cls_shift_e4` Array(Nullable(UInt32)) CODEC(ZSTD(1)),
    ADD COLUMN `h.cls_at_ms` Array(Nullable(UInt32)) CODEC(ZSTD(1)),
    ADD COLUMN `h.lcp_kind` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.inp_state` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.cls_state` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.rtt` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.memory` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.cores` Array(LowCardinality(String)) CODEC(ZSTD(1)),
    ADD COLUMN `h.forced_layouts` Array(Map(LowCardinality(String), UInt32)) CODEC(ZSTD(1)),
    ADD COLUMN `h.resource_ms` Array(Map(LowCardinality(String), UInt32)) CODEC(ZSTD(1)),
    ADD COLUMN `h.resource_bytes` Array(Map(LowCardinality(String), UInt32)) CODEC(ZSTD(1)),
    ADD COLUMN `h.not_restored` Array(Map(LowCardinality(String), UInt32)) CODEC(ZSTD(1));

ALTER TABLE sessions
    ADD COLUMN h_cls_shift_e4 Array(Nullable(UInt32)) ALIAS `h.cls_shift_e4`,
    ADD COLUMN h_cls_at_ms Array(Nullable(UInt32)) ALIAS `h.cls_at_ms`,
    ADD COLUMN h_lcp_kind Array(LowCardinality(String)) ALIAS `h.lcp_kind`,
    ADD COLUMN h_inp_state Array(LowCardinality(String)) ALIAS `h.inp_state`,
    ADD COLUMN h_cls_state Array(LowCardinality(String)) ALIAS `h.cls_state`,
    ADD COLUMN h_rtt Array(LowCardinality(String)) ALIAS `h.rtt`,
    ADD COLUMN h_memory Array(LowCardinality(String)) ALIAS `h.memory`,
    ADD COLUMN h_cores Array(LowCardinality(String)) ALIAS `h.cores`,
    ADD COLUMN h_forced_layouts Array(Map(LowCardinality(String), UInt32)) ALIAS `h.forced_layouts`,
    ADD COLUMN h_resource_ms Array(Map(LowCardinality(String), UInt32)) ALIAS `h.resource_ms`,
    ADD COLUMN h_resource_bytes Array(Map(LowCardinality(String), UInt32)) ALIAS `h.resource_bytes`,
    ADD COLUMN h_not_restored Array(Map(LowCardinality(String), UInt32)) ALIAS `h.not_restored`;
