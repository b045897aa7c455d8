-- Call centres as people set them: proposals, of which those that a second person approved hold from their day on.
CREATE TABLE centre_revision (
    code        text        NOT NULL,
    revision    bigint      NOT NULL,
    settings    jsonb       NOT NULL,
    valid_from  timestamptz NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    PRIMARY KEY (code, revision),
    CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);

-- A deputy takes the calls of a centre that cannot, for some hours.
CREATE TABLE centre_cover (
    cover_id    uuid        PRIMARY KEY,
    centre_code text        NOT NULL,
    deputy_code text        NOT NULL,
    reason      text        NOT NULL,
    granted_by  text        NOT NULL,
    granted_at  timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    ended_by    text,
    ended_at    timestamptz
);
CREATE INDEX centre_cover_of_centre ON centre_cover (centre_code, until);

-- When the agency last acknowledged a test order.
ALTER TABLE agency_contact ADD COLUMN tested_at timestamptz;
