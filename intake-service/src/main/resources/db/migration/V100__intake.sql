CREATE TABLE call (
    call_id       uuid PRIMARY KEY,
    version       bigint      NOT NULL,
    centre_code   text        NOT NULL,
    region_code   text,
    local_day     date        NOT NULL,
    call_class    text,
    channel       text        NOT NULL,
    received_at   timestamptz NOT NULL,
    answered_at   timestamptz,
    ended_at      timestamptz,
    incident_id   uuid,
    exercise      boolean     NOT NULL,
    flags         text[]      NOT NULL,
    saved_by      text        NOT NULL,
    saved_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX call_of_day ON call (local_day, call_id);
CREATE INDEX call_of_incident ON call (incident_id) WHERE incident_id IS NOT NULL;

CREATE TABLE incident (
    incident_id     uuid PRIMARY KEY,
    revision        bigint      NOT NULL,
    centre_code     text        NOT NULL,
    region_code     text,
    incident_type   text        NOT NULL,
    priority        text        NOT NULL,
    sensitivity     text        NOT NULL,
    hazards         text[]      NOT NULL,
    victims         text        NOT NULL,
    kinds_asked     text[]      NOT NULL,
    kinds_withdrawn text[]      NOT NULL,
    open            boolean     NOT NULL,
    opened_at       timestamptz NOT NULL,
    -- When this revision was saved: its orders are due from here, by this database's clock.
    revised_at      timestamptz NOT NULL DEFAULT now(),
    closed_at       timestamptz,
    disposition     text,
    exercise        boolean     NOT NULL
);
CREATE INDEX incident_open ON incident (centre_code, incident_id) WHERE open;

-- A key per incident (per call where there is none), wrapped by the master keyset: destroying the row erases the person.
CREATE TABLE data_key (
    owner_id uuid PRIMARY KEY,
    wrapped  bytea NOT NULL
);
CREATE TABLE protected_block (
    call_id    uuid  NOT NULL,
    block      text  NOT NULL,
    owner_id   uuid  NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (call_id, block)
);
CREATE INDEX protected_block_of_owner ON protected_block (owner_id);

-- Who read or wrote what is protected. Rows are chained a moment later, in their order: chaining within the call's
-- transaction would put every call of a region behind one row lock.
CREATE TABLE audit (
    id        bigserial PRIMARY KEY,
    region    text        NOT NULL,
    day       date        NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    who       text        NOT NULL,
    what      text        NOT NULL,
    subject   uuid        NOT NULL,
    why       text        NOT NULL,
    position  bigint,
    hash      bytea
);
CREATE INDEX audit_unchained ON audit (id) WHERE hash IS NULL;
CREATE UNIQUE INDEX audit_chain ON audit (region, day, position) WHERE position IS NOT NULL;

-- The answer to a repeated POST: an id and a sealed hash of the body, never the body.
CREATE TABLE idempotency (
    scope      text        NOT NULL,
    key        text        NOT NULL,
    body_seal  bytea       NOT NULL,
    call_id    uuid        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_age ON idempotency USING brin (created_at);

-- What others did with the incident, as their events tell it.
CREATE TABLE route (
    incident_id uuid PRIMARY KEY,
    revision    bigint NOT NULL,
    assignments jsonb  NOT NULL,
    human       jsonb  NOT NULL
);
CREATE TABLE dispatch (
    dispatch_id uuid PRIMARY KEY,
    incident_id uuid        NOT NULL,
    version     bigint      NOT NULL,
    kind        text        NOT NULL,
    role        text        NOT NULL,
    status      text        NOT NULL,
    holder      jsonb       NOT NULL,
    ordered_at  timestamptz NOT NULL
);
CREATE INDEX dispatch_of_incident ON dispatch (incident_id);
CREATE TABLE timeline_entry (
    incident_id uuid        NOT NULL,
    event_id    uuid        NOT NULL,
    at          timestamptz NOT NULL,
    step        text        NOT NULL,
    kind        text,
    agency      text,
    reason      text,
    PRIMARY KEY (incident_id, event_id)
);

-- The last that is known of each agency: the number to phone when everything else is dead.
CREATE TABLE agency_contact (
    agency_id text PRIMARY KEY,
    version   bigint NOT NULL,
    name      text   NOT NULL,
    kind      text   NOT NULL,
    scope     text   NOT NULL,
    regions   text[] NOT NULL,
    telephone text
);
CREATE INDEX agency_contact_kind ON agency_contact (kind);
