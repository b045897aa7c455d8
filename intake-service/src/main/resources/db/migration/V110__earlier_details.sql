-- What was known of people and places before it was mended, under the same data key: erased with it.
CREATE TABLE earlier_block (
    subject_id uuid        NOT NULL,
    block      text        NOT NULL,
    owner_id   uuid        NOT NULL,
    ciphertext bytea       NOT NULL,
    until      timestamptz NOT NULL DEFAULT now(),
    mended_by  text        NOT NULL
);
CREATE INDEX earlier_block_of_subject ON earlier_block (subject_id, block, until);
