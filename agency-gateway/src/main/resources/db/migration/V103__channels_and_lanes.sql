-- Expands: what the version before writes still fits.

-- An order's state: by which channel its holder is told, who comes besides, whether a deadline passed.
ALTER TABLE dispatch ADD COLUMN channel smallint NOT NULL DEFAULT 0;
ALTER TABLE dispatch ADD COLUMN coming jsonb NOT NULL DEFAULT '[]';
-- Every agency that was asked; null in rows of the version before: those up to the rung.
ALTER TABLE dispatch ADD COLUMN asked text[];
ALTER TABLE dispatch ADD COLUMN life_seconds bigint NOT NULL DEFAULT 86400;
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
-- The version before writes by rung: while it still runs, its row takes the place of ours.
ALTER TABLE timer ADD UNIQUE (dispatch_id, rung);

-- One delivery over all channels of its agency: the next channel is a column, not a row.
ALTER TABLE delivery ADD COLUMN lane text;
UPDATE delivery q SET lane = d.lane FROM dispatch d WHERE d.dispatch_id = q.dispatch_id;
ALTER TABLE delivery ADD COLUMN channel smallint NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN channel_type text NOT NULL DEFAULT 'WEBHOOK';
-- Attempts over the present channel; attempt counts them all, and fences.
ALTER TABLE delivery ADD COLUMN tries int NOT NULL DEFAULT 0;
-- Its place in a pulled inbox, given when it is first handed out.
ALTER TABLE delivery ADD COLUMN place bigint;
-- Rows come and go by the hundred each second, and the queue's indexes hold the dead ones until they are vacuumed.
ALTER TABLE delivery SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE timer SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
DROP INDEX delivery_queue;
DROP INDEX delivery_leased;
CREATE INDEX delivery_queue ON delivery (agency_id, priority, created_at)
    WHERE settled IS NULL AND channel_type <> 'PULL';
CREATE INDEX delivery_due ON delivery (next_at) WHERE settled IS NULL AND channel_type <> 'PULL';
CREATE INDEX delivery_leased ON delivery (agency_id, incident_id) WHERE lease_until IS NOT NULL;
CREATE INDEX delivery_inbox ON delivery (agency_id, place, created_at)
    WHERE settled IS NULL AND channel_type = 'PULL';

ALTER TABLE acknowledgement ADD COLUMN lane text;
UPDATE acknowledgement a SET lane = d.lane FROM dispatch d WHERE d.dispatch_id = a.dispatch_id;

-- What the version before writes has no lane; and its timers stand beside ours.
CREATE FUNCTION lane_of_dispatch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.lane IS NULL THEN
        NEW.lane := (SELECT lane FROM dispatch WHERE dispatch_id = NEW.dispatch_id);
    END IF;
    IF TG_TABLE_NAME = 'timer' THEN
        DELETE FROM timer WHERE dispatch_id = NEW.dispatch_id AND what = 'DEADLINE' AND NEW.what = 'DEADLINE'
            AND rung IS DISTINCT FROM NEW.rung AND NEW.rung IS NOT NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lane BEFORE INSERT ON delivery FOR EACH ROW WHEN (NEW.lane IS NULL) EXECUTE FUNCTION lane_of_dispatch();
CREATE TRIGGER lane BEFORE INSERT ON timer FOR EACH ROW WHEN (NEW.lane IS NULL) EXECUTE FUNCTION lane_of_dispatch();
CREATE TRIGGER lane BEFORE INSERT ON acknowledgement FOR EACH ROW WHEN (NEW.lane IS NULL)
    EXECUTE FUNCTION lane_of_dispatch();

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
