-- What services could not read: where it is and why, never what it says. The bytes stay on their topic.
CREATE TABLE quarantined (
    id                 uuid PRIMARY KEY,
    topic              text        NOT NULL,
    partition          integer     NOT NULL,
    record_offset      bigint      NOT NULL,
    service            text        NOT NULL,
    -- Null where the record does not say it, or says what cannot be.
    original_topic     text,
    original_partition integer,
    original_offset    bigint,
    reason             text        NOT NULL,
    quarantined_at     timestamptz NOT NULL,
    bytes              bigint      NOT NULL,
    heard_at           timestamptz NOT NULL DEFAULT now(),
    seen_by            text,
    seen_at            timestamptz,
    UNIQUE (topic, partition, record_offset)
);
CREATE INDEX quarantined_newest ON quarantined (quarantined_at, id);
CREATE INDEX quarantined_unseen ON quarantined (quarantined_at, id) WHERE seen_at IS NULL;
CREATE INDEX quarantined_heard ON quarantined (heard_at);
