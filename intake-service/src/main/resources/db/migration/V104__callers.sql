-- Who called from the same number, without the number: a keyed hash of it.
CREATE TABLE call_number (
    call_id uuid PRIMARY KEY,
    seal    bytea   NOT NULL,
    -- Calling back could harm the caller.
    unsafe  boolean NOT NULL
);
CREATE INDEX call_number_seal ON call_number (seal);

-- What was done about a silent call; only then it may be called a ghost.
CREATE TABLE silent_step (
    call_id uuid        NOT NULL,
    step    text        NOT NULL,
    result  text        NOT NULL,
    by      text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (call_id, step)
);

-- Somebody must call back.
CREATE TABLE callback_task (
    task_id     uuid PRIMARY KEY,
    call_id     uuid        NOT NULL,
    centre_code text        NOT NULL,
    region_code text,
    reason      text        NOT NULL,
    unsafe      boolean     NOT NULL,
    opened_by   text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    -- The subject of the token of whoever has taken it; null while it is everybody's.
    owner       text,
    attempts    integer     NOT NULL DEFAULT 0,
    -- Null while it is open.
    outcome     text,
    settled_by  text,
    settled_at  timestamptz
);
CREATE INDEX callback_task_open ON callback_task (centre_code, due_at) WHERE outcome IS NULL;
CREATE INDEX callback_task_of_call ON callback_task (call_id);
CREATE TABLE callback_attempt (
    attempt_id uuid PRIMARY KEY,
    task_id    uuid        NOT NULL REFERENCES callback_task,
    at         timestamptz NOT NULL,
    by         text        NOT NULL,
    result     text        NOT NULL
);
CREATE INDEX callback_attempt_of_task ON callback_attempt (task_id, at);

-- What people said of those who call from a number: it orders a queue, and never refuses a call.
CREATE TABLE nuisance (
    centre_code text        NOT NULL,
    seal        bytea       NOT NULL,
    measure     text        NOT NULL,
    by          text        NOT NULL,
    since       timestamptz NOT NULL DEFAULT now(),
    -- Null: until a person lifts it.
    until       timestamptz,
    PRIMARY KEY (centre_code, seal)
);

-- Made by a telephone system, and nobody has answered yet: the queue.
ALTER TABLE call ADD COLUMN by_telephony boolean NOT NULL DEFAULT false;
ALTER TABLE call ADD COLUMN ringing boolean NOT NULL
    GENERATED ALWAYS AS (by_telephony AND answered_at IS NULL AND ended_at IS NULL AND call_class IS NULL) STORED;
CREATE INDEX call_ringing ON call (centre_code, received_at) WHERE ringing;
