-- What a telephone system counted on a day of its centre, beside what it reported call by call; the last word stands.
CREATE TABLE telephone_day (
    centre_code text        NOT NULL,
    local_day   date        NOT NULL,
    calls       bigint      NOT NULL,
    abandoned   bigint,
    reported_at timestamptz NOT NULL DEFAULT now(),
    reported_by text        NOT NULL,
    PRIMARY KEY (centre_code, local_day)
);
