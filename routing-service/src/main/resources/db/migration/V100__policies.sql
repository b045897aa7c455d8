-- Every version of every policy, as it was written. A version never changes; a correction is another version.
CREATE TABLE policy_version (
    policy_id   text        NOT NULL,
    version     bigint      NOT NULL,
    scope       text        NOT NULL,
    document    bytea       NOT NULL,
    standing    text        NOT NULL, -- DRAFT, PROPOSED, APPROVED, REJECTED
    author      text        NOT NULL,
    proposer    text,
    approver    text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (policy_id, version)
);

-- When a version holds. Of one scope no two hold at once; whoever changes them holds the scope's advisory lock.
CREATE TABLE policy_term (
    term_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id   text        NOT NULL,
    version     bigint      NOT NULL,
    scope       text        NOT NULL,
    from_at     timestamptz NOT NULL,
    until_at    timestamptz,          -- null: until another takes its place
    rolled_back boolean     NOT NULL DEFAULT false,
    announced   boolean     NOT NULL DEFAULT false,
    FOREIGN KEY (policy_id, version) REFERENCES policy_version,
    CHECK (until_at IS NULL OR until_at >= from_at)
);
CREATE INDEX policy_term_scope ON policy_term (scope, from_at);
CREATE INDEX policy_term_to_announce ON policy_term (from_at) WHERE NOT announced;

-- Who did what, and why; rows are only added.
CREATE TABLE policy_deed (
    deed_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id text        NOT NULL,
    version   bigint      NOT NULL,
    deed      text        NOT NULL,
    who       text        NOT NULL,
    reason    text,
    at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX policy_deed_of ON policy_deed (policy_id, version);
