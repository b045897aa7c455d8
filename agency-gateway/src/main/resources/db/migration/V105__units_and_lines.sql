-- The units that an agency names with a step.
ALTER TABLE dispatch_step ADD COLUMN units text[];

-- What officers write to the call taker: noise without the keyset of its block.
CREATE TABLE dispatch_line (
    line_id     uuid PRIMARY KEY,
    dispatch_id uuid        NOT NULL,
    lane        text        NOT NULL,
    agency_id   text        NOT NULL,
    line_key    text        NOT NULL,
    who         text        NOT NULL,
    response    text        NOT NULL,
    at          timestamptz NOT NULL,
    -- Within one order, which is of one lane: a role that does not see a row does not meet its key either.
    UNIQUE (dispatch_id, agency_id, line_key)
);
ALTER TABLE dispatch_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY lane ON dispatch_line USING ('gateway_' || lower(lane) = current_user);
