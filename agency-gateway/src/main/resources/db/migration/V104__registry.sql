-- The key before this one signs on for a while, so that an agency can change its own when it is ready.
ALTER TABLE agency_channel ADD COLUMN previous_secret text;
ALTER TABLE agency_channel ADD COLUMN previous_until timestamptz;
-- An address within a private network is refused unless the registry says that it is meant.
ALTER TABLE agency_channel ADD COLUMN private_address boolean NOT NULL DEFAULT false;
UPDATE agency_channel SET private_address = true;
-- The name of a configuration of certificates; null for the public ones.
ALTER TABLE agency_channel ADD COLUMN tls text;
ALTER TABLE agency_channel ADD COLUMN disabled_at timestamptz;
ALTER TABLE agency_channel ADD COLUMN disabled_why text;

ALTER TABLE agency ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]';
ALTER TABLE agency ADD COLUMN opening text;
-- How many requests its system gets at once, and in a second.
ALTER TABLE agency ADD COLUMN max_in_flight int NOT NULL DEFAULT 8;
ALTER TABLE agency ADD COLUMN per_second int NOT NULL DEFAULT 20;
-- How often it says that it is there; null when it need not.
ALTER TABLE agency ADD COLUMN heartbeat_seconds int;
ALTER TABLE agency ADD COLUMN seen_at timestamptz;
-- The last place that its pulled inbox gave away.
ALTER TABLE agency ADD COLUMN inbox_place bigint NOT NULL DEFAULT 0;

-- What is on its way to each agency, over all lanes: the cap is the agency's, whoever asks it.
CREATE FUNCTION on_their_way() RETURNS TABLE (agency_id text, incident_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$
    SELECT agency_id, incident_id FROM delivery
    WHERE lease_until IS NOT NULL AND lease_until > now()
$$;

-- Who did what, and what was refused. Ids and codes alone.
CREATE TABLE audit (
    id      bigserial PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT now(),
    who     text NOT NULL,
    what    text NOT NULL,
    subject text NOT NULL,
    detail  text
);
CREATE INDEX audit_of_subject ON audit (subject, at);

-- A link works on the device that opened it, and each channel has a link of its own. Of the device only a hash.
CREATE TABLE link (
    delivery_id uuid        NOT NULL,
    channel     smallint    NOT NULL,
    dispatch_id uuid        NOT NULL,
    agency_id   text        NOT NULL,
    lane        text        NOT NULL,
    device      text        NOT NULL,
    opened_at   timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz,
    PRIMARY KEY (delivery_id, channel)
);
ALTER TABLE link ENABLE ROW LEVEL SECURITY;
CREATE POLICY lane ON link USING ('gateway_' || lower(lane) = current_user);

-- What somebody wants changed in the registry, until a second person agrees. Holds new secrets, and is never shown whole.
CREATE TABLE agency_change (
    change_id   uuid PRIMARY KEY,
    bodies      jsonb       NOT NULL,
    -- The versions that the proposer saw, 0 for an agency that was not there.
    seen        jsonb       NOT NULL,
    agency_ids  text[]      NOT NULL,
    centre_code text,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    state       text        NOT NULL DEFAULT 'PROPOSED',
    decided_by  text,
    decided_at  timestamptz
);
CREATE INDEX agency_change_open ON agency_change (proposed_at) WHERE state = 'PROPOSED';

-- An agency that fetched its orders and does not any more: what waits for it goes by its first channel, in every lane.
CREATE FUNCTION push_what_is_not_fetched(agency text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public
AS $$
    UPDATE delivery q SET channel = c.position, channel_type = c.type, next_at = now(), place = NULL
    FROM agency_channel c, dispatch d
    WHERE q.agency_id = agency AND q.settled IS NULL AND q.channel_type = 'PULL' AND d.dispatch_id = q.dispatch_id
      AND c.agency_id = q.agency_id AND c.position = 0 AND c.type <> 'PULL'
      AND c.exercise = (d.exercise AND NOT d.test)
      AND NOT EXISTS (SELECT 1 FROM agency_channel p
        WHERE p.agency_id = c.agency_id AND p.exercise = c.exercise AND p.type = 'PULL')
$$;
