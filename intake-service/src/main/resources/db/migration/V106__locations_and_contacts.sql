-- Where a caller was, by the network or by the telephone itself; beside where the incident is.
CREATE TABLE caller_location (
    location_id        uuid PRIMARY KEY,
    -- Null until the call that it belongs to is known.
    call_id            uuid,
    centre_code        text        NOT NULL,
    seal               bytea,
    source             text        NOT NULL,
    method             text        NOT NULL,
    at                 timestamptz NOT NULL,
    arrived_at         timestamptz NOT NULL DEFAULT now(),
    uncertainty_metres double precision,
    confidence_percent integer,
    flags              text[]      NOT NULL,
    -- A data key of its own: it can come before its call.
    wrapped            bytea       NOT NULL,
    ciphertext         bytea       NOT NULL
);
CREATE INDEX caller_location_of_call ON caller_location (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX caller_location_waiting ON caller_location (arrived_at) WHERE call_id IS NULL;

-- What was written in a text contact, both ways, under a data key of each message.
CREATE TABLE contact (
    call_id     uuid PRIMARY KEY,
    centre_code text NOT NULL,
    -- The adapter's own name of the conversation.
    contact_id  text NOT NULL,
    UNIQUE (centre_code, contact_id)
);
CREATE TABLE contact_message (
    message_id uuid PRIMARY KEY,
    call_id    uuid        NOT NULL REFERENCES contact,
    outgoing   boolean     NOT NULL,
    at         timestamptz NOT NULL,
    who        text        NOT NULL,
    wrapped    bytea       NOT NULL,
    ciphertext bytea       NOT NULL,
    -- Of an outgoing one: when the adapter had it.
    handed_at  timestamptz
);
CREATE INDEX contact_message_of_call ON contact_message (call_id, at);
CREATE INDEX contact_message_waiting ON contact_message (at) WHERE outgoing AND handed_at IS NULL;

-- Where a recording is kept: its name, never the recording.
CREATE TABLE call_recording (
    call_id       uuid NOT NULL,
    recording_ref text NOT NULL,
    said_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (call_id, recording_ref)
);

-- What a centre is used to, and whether it is much more now.
CREATE TABLE surge (
    centre_code      text PRIMARY KEY,
    usual_per_minute double precision NOT NULL,
    -- Grows with each surge of the centre.
    number           bigint           NOT NULL DEFAULT 0,
    since            timestamptz,
    calls_per_minute double precision NOT NULL,
    updated_at       timestamptz      NOT NULL DEFAULT now()
);
CREATE INDEX call_saved ON call USING brin (saved_at);
