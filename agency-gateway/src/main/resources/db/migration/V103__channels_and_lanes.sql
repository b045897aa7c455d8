-- Expands: what the version before writes still fits.

-- An order's state: by which channel its holder is told, who comes besides, whether a deadline passed.
ALTER TABLE dispatch ADD COLUMN channel smallint NOT NULL DEFAULT 0;
ALTER TABLE dispatch ADD COLUMN coming jsonb NOT NULL DEFAULT '[]';
ALTER TABLE dispatch ADD COLUMN missed boolean NOT NULL DEFAULT false;
ALTER TABLE dispatch ADD COLUMN round int NOT NULL DEFAULT 0;
ALTER TABLE dispatch ADD COLUMN expires_at timestamptz NOT NULL DEFAULT now() + interval '1 day';
-- Rung by rung, the last one for all that follow; null where ack_seconds holds for all.
ALTER TABLE dispatch ADD COLUMN deadline_seconds text[];
-- What somebody has to look at: one query.
CREATE INDEX dispatch_late ON dispatch (centre_code, priority, ordered_at)
    WHERE status = 'UNFULFILLED' OR (missed AND status IN ('ORDERED', 'DELIVERED', 'RECEIVED', 'READ', 'DEFERRED'));
CREATE INDEX dispatch_open ON dispatch (priority, ordered_at) WHERE status NOT IN ('DONE', 'WITHDRAWN');

-- Every step of every order, with its time and who took it.
CREATE TABLE dispatch_step (
    dispatch_id uuid        NOT NULL,
    version     bigint      NOT NULL,
    lane        text        NOT NULL,
    at          timestamptz NOT NULL,
    step        text        NOT NULL,
    agency_id   text,
    agency      text,
    actor       text        NOT NULL,
    channel     text,
    reason      text,
    effective   boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (dispatch_id, version)
);

-- Two times run for an order: until somebody accepts it, and until it is nobody's but a human's.
ALTER TABLE timer DROP CONSTRAINT timer_pkey;
ALTER TABLE timer ALTER COLUMN rung DROP NOT NULL;
ALTER TABLE timer ADD COLUMN what text NOT NULL DEFAULT 'DEADLINE';
ALTER TABLE timer ADD COLUMN lane text;
UPDATE timer t SET lane = d.lane FROM dispatch d WHERE d.dispatch_id = t.dispatch_id;
ALTER TABLE timer ADD PRIMARY KEY (dispatch_id, what);

-- One delivery over all channels of its agency: the next channel is a column, not a row.
ALTER TABLE delivery ADD COLUMN lane text;
UPDATE delivery q SET lane = d.lane FROM dispatch d WHERE d.dispatch_id = q.dispatch_id;
ALTER TABLE delivery ADD COLUMN channel smallint NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN channel_type text NOT NULL DEFAULT 'WEBHOOK';
-- Attempts over the present channel; attempt counts them all, and fences.
ALTER TABLE delivery ADD COLUMN tries int NOT NULL DEFAULT 0;
-- Its place in a pulled inbox, given when it is first handed out.
ALTER TABLE delivery ADD COLUMN place bigint;
DROP INDEX delivery_queue;
DROP INDEX delivery_leased;
CREATE INDEX delivery_queue ON delivery (agency_id, priority, created_at)
    WHERE settled IS NULL AND channel_type <> 'PULL';
CREATE INDEX delivery_due ON delivery (next_at) WHERE settled IS NULL AND channel_type <> 'PULL';
CREATE INDEX delivery_leased ON delivery (agency_id, incident_id) WHERE settled IS NULL AND lease_until IS NOT NULL;
CREATE INDEX delivery_inbox ON delivery (agency_id, place, created_at)
    WHERE settled IS NULL AND channel_type = 'PULL';

ALTER TABLE acknowledgement ADD COLUMN lane text;
UPDATE acknowledgement a SET lane = d.lane FROM dispatch d WHERE d.dispatch_id = a.dispatch_id;

-- A gateway of one lane signs in as gateway_<lane> and has no other rows. The owner, who migrates, has all.
ALTER TABLE outbox ADD COLUMN written_by name NOT NULL DEFAULT current_user;
DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY ['dispatch', 'dispatch_step', 'delivery', 'timer', 'acknowledgement', 'lane_revision'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
        EXECUTE format('CREATE POLICY lane ON %I USING (''gateway_'' || lower(lane) = current_user)', one);
    END LOOP;
END $$;
-- Each publishes its own; what a gateway of all lanes left behind is published by the one of the lane that has the rest.
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY written_by ON outbox
    USING (written_by = current_user OR (current_user = 'gateway_other' AND written_by NOT LIKE 'gateway\_%'));
