-- What a centre's telephone system said, as it said it; the call's times and class follow from all of it.
CREATE TABLE telephony_event (
    centre_code text        NOT NULL,
    event_id    text        NOT NULL,
    call_id     uuid        NOT NULL,
    type        text        NOT NULL,
    at          timestamptz NOT NULL,
    local_day   date        NOT NULL,
    heard_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (centre_code, event_id, call_id, type)
);
CREATE INDEX telephony_event_of_call ON telephony_event (call_id);
CREATE INDEX telephony_event_age ON telephony_event USING brin (heard_at);
