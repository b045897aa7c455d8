-- The order in which facts came: everything below a mark that was read under the counting lock is there.
ALTER TABLE fact ADD COLUMN arrived bigint GENERATED ALWAYS AS IDENTITY;
CREATE INDEX fact_arrived ON fact (arrived);

-- Everything in the schema counts is derived from facts and can be derived again: a rebuild fills a second schema and
-- renames it. The old tables' figures come back from the facts that they came from.
DROP TABLE call_count;
DROP TABLE call_state;
CREATE SCHEMA counts;

CREATE TABLE counts.call_state (
    id          uuid PRIMARY KEY,
    version     bigint      NOT NULL,
    gone        boolean     NOT NULL,
    centre      text        NOT NULL,
    region      text,
    local_day   date        NOT NULL,
    class       text        NOT NULL,
    channel     text        NOT NULL,
    type        text        NOT NULL,
    exercise    boolean     NOT NULL,
    received_at timestamptz NOT NULL,
    answered_at timestamptz,
    ended_at    timestamptz
) WITH (fillfactor = 80);
-- Minutes and hours are counted from here.
CREATE INDEX call_state_received ON counts.call_state (received_at);
-- The calls of one centre's day, when they are compared one by one.
CREATE INDEX call_state_centre_day ON counts.call_state (centre, local_day);

CREATE TABLE counts.incident_state (
    id           uuid PRIMARY KEY,
    gone         boolean NOT NULL,
    revision     bigint,
    centre       text,
    region       text,
    type         text,
    priority     text,
    open         boolean,
    opened_at    timestamptz,
    exercise     boolean,
    delivered_at timestamptz,
    on_scene_at  timestamptz,
    decided      bigint  NOT NULL,
    decided_at   timestamptz NOT NULL,
    substituted  text    NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX incident_state_open ON counts.incident_state (region) WHERE open AND NOT gone AND NOT exercise;

CREATE TABLE counts.order_state (
    id          uuid PRIMARY KEY,
    incident    uuid        NOT NULL,
    version     bigint      NOT NULL,
    gone        boolean     NOT NULL,
    centre      text        NOT NULL,
    region      text,
    kind        text        NOT NULL,
    standing    text        NOT NULL,
    rung        integer     NOT NULL,
    ordered_at  timestamptz NOT NULL,
    exercise    boolean     NOT NULL,
    accepted_at timestamptz,
    en_route_at timestamptz,
    on_scene_at timestamptz
) WITH (fillfactor = 80);
CREATE INDEX order_state_waiting ON counts.order_state (ordered_at)
    WHERE standing IN ('WAITING', 'UNFULFILLED') AND NOT gone AND NOT exercise;

CREATE TABLE counts.surge_state (
    id         uuid PRIMARY KEY,
    centre     text             NOT NULL,
    region     text,
    exercise   boolean          NOT NULL,
    started_at timestamptz,
    ended_at   timestamptz,
    per_minute double precision NOT NULL,
    usual      double precision NOT NULL
);
CREATE INDEX surge_state_running ON counts.surge_state (started_at) WHERE ended_at IS NULL;

-- One row per figure, day and scope, for days and for whole months.
CREATE TABLE counts.tally (
    period   text COLLATE "C" NOT NULL,
    exercise boolean NOT NULL,
    subject  text COLLATE "C" NOT NULL,
    scope    text COLLATE "C" NOT NULL,
    a        text COLLATE "C" NOT NULL,
    b        text COLLATE "C" NOT NULL,
    c        text COLLATE "C" NOT NULL,
    n        bigint  NOT NULL,
    PRIMARY KEY (period, exercise, subject, scope, a, b, c)
) WITH (fillfactor = 80);

-- Times, as histograms in HdrHistogram's own encoding: tenths of a second, two significant digits.
CREATE TABLE counts.timing (
    period    text COLLATE "C" NOT NULL,
    exercise  boolean NOT NULL,
    measure   text COLLATE "C" NOT NULL,
    scope     text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    histogram bytea   NOT NULL,
    PRIMARY KEY (period, exercise, measure, scope, kind)
) WITH (fillfactor = 70);

-- Which rules the schema counts was derived by; another number in the code than here means that it is derived again.
CREATE TABLE counts.derivation (rules integer NOT NULL);
INSERT INTO counts.derivation SELECT CASE WHEN EXISTS (SELECT 1 FROM fact) THEN 0 ELSE 1 END;

-- What changed of days that were over: late calls, calls that turned out to be something else.
CREATE TABLE correction (
    noted_at  timestamptz NOT NULL DEFAULT now(),
    local_day date        NOT NULL,
    scope     text        NOT NULL,
    subject   text        NOT NULL,
    a         text        NOT NULL,
    delta     bigint      NOT NULL
);
CREATE INDEX correction_of_day ON correction (scope, local_day);
CREATE INDEX correction_lately ON correction (noted_at);

-- One row while counts are derived again, kept as a trace afterwards.
CREATE TABLE rebuild (
    id         uuid PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    why        text        NOT NULL,
    rules      integer     NOT NULL,
    mark       bigint      NOT NULL,
    facts      bigint      NOT NULL,
    done       bigint      NOT NULL DEFAULT 0,
    at_day     date,
    at_event   uuid,
    walked     boolean     NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX rebuild_one ON rebuild ((ended_at IS NULL)) WHERE ended_at IS NULL;
