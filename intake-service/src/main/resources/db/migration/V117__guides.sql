-- What call takers ask and advise, per incident type, for the nation ('*') or one region. What is written is never
-- changed: a draft is approved by somebody else, and ends when another one is approved or somebody withdraws it.
CREATE TABLE guide (
    guide_id      uuid PRIMARY KEY,
    incident_type text        NOT NULL,
    scope         text        NOT NULL,
    questions     jsonb       NOT NULL,
    advice        jsonb       NOT NULL,
    written_by    text        NOT NULL,
    written_at    timestamptz NOT NULL DEFAULT now(),
    approved_by   text,
    approved_at   timestamptz,
    ended_by      text,
    ended_at      timestamptz,
    -- The one that was approved in its place; null when it was withdrawn.
    replaced_by   uuid REFERENCES guide,
    CHECK (approved_by <> written_by)
);
CREATE UNIQUE INDEX guide_in_force ON guide (incident_type, scope) WHERE approved_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX guide_draft ON guide (scope, written_at) WHERE approved_at IS NULL AND ended_at IS NULL;

-- Goes up with each change of what is in force: replicas look at it, and read the guides when it is another one.
CREATE TABLE guide_revision (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint NOT NULL
);
INSERT INTO guide_revision (revision) VALUES (0);
