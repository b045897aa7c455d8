CREATE TABLE agency (
    agency_id  text PRIMARY KEY,
    version    bigint NOT NULL,
    name       text   NOT NULL,
    kind       text   NOT NULL,
    scope      text   NOT NULL,
    regions    text[] NOT NULL,
    agreements text[] NOT NULL,
    state      text   NOT NULL,
    telephone  text,
    sample     boolean NOT NULL
);
-- Several channels per agency, in order. The secret signs what we send and what the agency answers.
CREATE TABLE agency_channel (
    agency_id text     NOT NULL REFERENCES agency,
    position  smallint NOT NULL,
    type      text     NOT NULL,
    address   text     NOT NULL,
    secret    text     NOT NULL,
    PRIMARY KEY (agency_id, position)
);

-- The highest revision of a lane's orders that was seen.
CREATE TABLE lane_revision (
    incident_id uuid   NOT NULL,
    lane        text   NOT NULL,
    revision    bigint NOT NULL,
    PRIMARY KEY (incident_id, lane)
);

-- One order per incident and kind.
CREATE TABLE dispatch (
    dispatch_id    uuid PRIMARY KEY,
    incident_id    uuid        NOT NULL,
    lane           text        NOT NULL,
    kind           text        NOT NULL,
    role           text        NOT NULL,
    version        bigint      NOT NULL,
    revision       bigint      NOT NULL,
    centre_code    text        NOT NULL,
    region_code    text,
    incident_type  text        NOT NULL,
    priority       text        NOT NULL,
    sensitivity    text        NOT NULL,
    hazards        text[]      NOT NULL,
    victims        text        NOT NULL,
    exercise       boolean     NOT NULL,
    late           boolean     NOT NULL,
    chain          jsonb       NOT NULL,
    ack_seconds    bigint      NOT NULL,
    blocks         jsonb       NOT NULL,
    status         text        NOT NULL,
    rung           int         NOT NULL,
    decided_at     timestamptz NOT NULL,
    ordered_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dispatch_of_incident ON dispatch (incident_id);

-- What has to be told to which agency. The lease carries the attempt's number: a late result of an old one is not applied.
CREATE TABLE delivery (
    delivery_id uuid PRIMARY KEY,
    dispatch_id uuid        NOT NULL,
    incident_id uuid        NOT NULL,
    agency_id   text        NOT NULL,
    type        text        NOT NULL,
    rung        int         NOT NULL,
    priority    text        NOT NULL,
    attempt     int         NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    settled     text
);
CREATE INDEX delivery_queue ON delivery (agency_id, priority, created_at) WHERE settled IS NULL;
CREATE INDEX delivery_leased ON delivery (agency_id, incident_id) WHERE settled IS NULL AND lease_until IS NOT NULL;
CREATE INDEX delivery_of_dispatch ON delivery (dispatch_id);

-- When silence moves an order on. Fired once: the row goes in the transaction that acts.
CREATE TABLE timer (
    dispatch_id uuid        NOT NULL,
    rung        int         NOT NULL,
    due_at      timestamptz NOT NULL,
    PRIMARY KEY (dispatch_id, rung)
);
CREATE INDEX timer_due ON timer (due_at);

-- Acknowledgements as they came, also the late and the repeated.
CREATE TABLE acknowledgement (
    dispatch_id uuid        NOT NULL,
    ack_key     text        NOT NULL,
    agency_id   text        NOT NULL,
    step        text        NOT NULL,
    actor       text        NOT NULL,
    reason      text,
    effective   boolean     NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    -- Over all orders: a captured answer cannot be played to another order of the same agency.
    PRIMARY KEY (agency_id, ack_key)
);
