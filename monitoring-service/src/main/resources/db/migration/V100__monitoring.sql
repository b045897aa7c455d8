-- The archive from which every number can be derived again: what happened, once per event, by the day it happened.
CREATE TABLE fact (
    day       date        NOT NULL,
    event_id  uuid        NOT NULL,
    type      text        NOT NULL,
    aggregate uuid,
    sequence  bigint      NOT NULL,
    region    text,
    at        timestamptz NOT NULL,
    exercise  boolean     NOT NULL,
    value     jsonb       NOT NULL,
    PRIMARY KEY (day, event_id)
) PARTITION BY RANGE (day);
-- A replayed old event never falls to a missing partition.
CREATE TABLE fact_default PARTITION OF fact DEFAULT;

-- The state of each call as last known: the highest version wins.
CREATE TABLE call_state (
    call_id   uuid PRIMARY KEY,
    version   bigint  NOT NULL,
    centre    text    NOT NULL,
    region    text    NOT NULL,
    local_day date    NOT NULL,
    class     text    NOT NULL,
    type      text    NOT NULL,
    exercise  boolean NOT NULL
);

-- Changed in the transaction that changes call_state, and only there.
CREATE TABLE call_count (
    local_day date    NOT NULL,
    centre    text    NOT NULL,
    region    text    NOT NULL,
    class     text    NOT NULL,
    type      text    NOT NULL,
    exercise  boolean NOT NULL,
    calls     bigint  NOT NULL,
    PRIMARY KEY (local_day, centre, region, class, type, exercise)
);
