-- Who of a centre takes calls, is on one, writes one up or has a break. Names are staff's, for screens only.
CREATE TABLE seat (
    centre_code text        NOT NULL,
    who         text        NOT NULL,
    name        text        NOT NULL,
    state       text        NOT NULL,
    call_id     uuid,
    since       timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL,
    PRIMARY KEY (centre_code, who)
);
