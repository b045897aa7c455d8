-- What was decided and is not yet on a topic. Rows leave when the broker has acknowledged them.
CREATE TABLE outbox (
    id         bigserial PRIMARY KEY,
    event_id   uuid        NOT NULL,
    topic      text        NOT NULL,
    record_key text        NOT NULL,
    headers    jsonb       NOT NULL,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    held       text
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- A row that can never be published holds back its own aggregate, and nothing else.
CREATE INDEX outbox_held ON outbox (topic, record_key) WHERE held IS NOT NULL;

-- Which events had their effect here, written in the transaction of the effect.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_recorded_at ON inbox USING brin (recorded_at);
