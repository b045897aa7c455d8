-- The audit's chain in blocks: each covers the rows after those of the block before it, in the order of (at, id), up to
-- one row, and that block's hash. A hash per row was an update per row, which cost more than the row.
CREATE TABLE audit_block (
    position bigint      PRIMARY KEY,
    upto_at  timestamptz NOT NULL,
    upto_id  bigint      NOT NULL,
    rows     bigint      NOT NULL,
    hash     bytea       NOT NULL
);

DROP INDEX audit_unchained;
DROP INDEX audit_chain;
ALTER TABLE audit DROP COLUMN position, DROP COLUMN hash, DROP CONSTRAINT audit_pkey, ADD PRIMARY KEY (at, id);
