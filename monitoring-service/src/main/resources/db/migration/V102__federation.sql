-- Days as centres on other systems report them: each revision leaves a trace.
CREATE TABLE reported_day (
    centre    text        NOT NULL,
    local_day date        NOT NULL,
    revision  bigint      NOT NULL,
    digest    text        NOT NULL,
    calls     bigint      NOT NULL,
    fresh     bigint      NOT NULL,
    changed   bigint      NOT NULL,
    withdrawn bigint      NOT NULL,
    taken_at  timestamptz NOT NULL DEFAULT now(),
    taken_by  text        NOT NULL,
    PRIMARY KEY (centre, local_day, revision)
);

-- What the newest revision says of each call, so that the next one can be compared with it. Nothing of who called.
CREATE TABLE reported_call (
    centre    text   NOT NULL,
    local_day date   NOT NULL,
    call_id   uuid   NOT NULL,
    revision  bigint NOT NULL,
    line      jsonb  NOT NULL,
    PRIMARY KEY (centre, local_day, call_id)
);

-- Centres on stacks of their own: what they said last, for nobody says it again.
CREATE TABLE forwarding_centre (
    centre text PRIMARY KEY,
    report jsonb NOT NULL
);

-- How far this stack's own facts have been forwarded to the nation; and which the nation refused.
CREATE TABLE forwarded (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    arrived bigint NOT NULL
);
INSERT INTO forwarded (arrived) VALUES (0);
CREATE TABLE forward_refused (
    event_id   uuid PRIMARY KEY,
    arrived    bigint      NOT NULL,
    code       text        NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now()
);
