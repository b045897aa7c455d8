-- What a call or an incident was before each change: with the present row, every revision that there ever was.
CREATE TABLE past_revision (
    subject_id uuid        NOT NULL,
    revision   bigint      NOT NULL,
    state      jsonb       NOT NULL,
    -- Who ended this revision, when, and with what.
    ended_at   timestamptz NOT NULL DEFAULT now(),
    ended_by   text        NOT NULL,
    ended_with text        NOT NULL,
    PRIMARY KEY (subject_id, revision)
);

-- An incident has details of its own beside those of its calls: where it really is.
ALTER TABLE protected_block RENAME COLUMN call_id TO subject_id;

-- What is told of an incident, line after line, under the incident's data key; lines are only ever added.
CREATE TABLE narrative_line (
    line_id     uuid PRIMARY KEY,
    incident_id uuid        NOT NULL,
    at          timestamptz NOT NULL,
    who         text        NOT NULL,
    ciphertext  bytea       NOT NULL
);
CREATE INDEX narrative_line_of_incident ON narrative_line (incident_id, line_id);
