-- What one shift leaves to the next; its notes are protected details of their own.
CREATE TABLE shift_handover (
    handover_id uuid PRIMARY KEY,
    centre_code text        NOT NULL,
    given_by    text        NOT NULL,
    given_at    timestamptz NOT NULL,
    incidents   uuid[]      NOT NULL,
    alarms      uuid[]      NOT NULL,
    callbacks   uuid[]      NOT NULL,
    taken_by    text,
    taken_at    timestamptz
);
CREATE INDEX shift_handover_waiting ON shift_handover (centre_code, given_at) WHERE taken_by IS NULL;
