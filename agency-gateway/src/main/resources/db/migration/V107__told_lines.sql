-- What was told of an incident after its orders were decided: noise without the keyset of the narrative.
CREATE TABLE told_line (
    dispatch_id uuid        NOT NULL,
    line_id     uuid        NOT NULL,
    lane        text        NOT NULL,
    line        text        NOT NULL,
    told_at     timestamptz NOT NULL,
    kept_at     timestamptz NOT NULL,
    PRIMARY KEY (dispatch_id, line_id)
);
ALTER TABLE told_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY lane ON told_line USING ('gateway_' || lower(lane) = current_user);

-- Up to where an agency has seen an order.
CREATE TABLE order_seen (
    dispatch_id uuid        NOT NULL,
    agency_id   text        NOT NULL,
    lane        text        NOT NULL,
    revision    bigint      NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (dispatch_id, agency_id)
);
ALTER TABLE order_seen ENABLE ROW LEVEL SECURITY;
CREATE POLICY lane ON order_seen USING ('gateway_' || lower(lane) = current_user);

-- What each agency has on its board: found by equality alone, which row level security lets an index answer, as it did not
-- with these.
DROP INDEX dispatch_asked;
DROP INDEX dispatch_coming;
CREATE TABLE present_order (
    agency_id   text NOT NULL,
    dispatch_id uuid NOT NULL,
    lane        text NOT NULL,
    PRIMARY KEY (agency_id, dispatch_id)
);
ALTER TABLE present_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY lane ON present_order USING ('gateway_' || lower(lane) = current_user);

CREATE FUNCTION agencies_of(asked text[], status text, chain jsonb, rung int, coming jsonb)
RETURNS TABLE (agency_id text, present boolean) LANGUAGE sql IMMUTABLE AS $$
    SELECT one, bool_or(here) FROM (
        SELECT unnest(asked) AS one, status NOT IN ('DONE', 'WITHDRAWN', 'UNFULFILLED') AS here
        UNION ALL SELECT chain -> rung ->> 'agencyId', false
        UNION ALL SELECT come ->> 'agencyId', status <> 'WITHDRAWN' FROM jsonb_array_elements(coming) AS come) AS agencies
    WHERE one IS NOT NULL GROUP BY one
$$;

-- In one statement: orders change many times a second.
CREATE OR REPLACE FUNCTION screen_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH theirs AS MATERIALIZED (
        SELECT agency_id, dispatch_id, lane, present
        FROM changed, LATERAL agencies_of(asked, status, chain, rung, coming)),
    said AS (
        INSERT INTO screen_change (scope, what, subject) SELECT agency_id, 'order', dispatch_id FROM theirs),
    there AS (
        INSERT INTO present_order (agency_id, dispatch_id, lane)
        SELECT agency_id, dispatch_id, lane FROM theirs WHERE present ON CONFLICT DO NOTHING)
    DELETE FROM present_order p USING theirs t
    WHERE p.agency_id = t.agency_id AND p.dispatch_id = t.dispatch_id AND NOT t.present;
    RETURN NULL;
END $$;

INSERT INTO present_order (agency_id, dispatch_id, lane)
SELECT agency_id, dispatch_id, lane FROM dispatch, LATERAL agencies_of(asked, status, chain, rung, coming) WHERE present;

-- An order that was seen is marked no more, on every screen of its agency.
CREATE FUNCTION order_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO screen_change (scope, what, subject) SELECT agency_id, 'order', dispatch_id FROM seen;
    RETURN NULL;
END $$;
CREATE TRIGGER order_seen_insert AFTER INSERT ON order_seen REFERENCING NEW TABLE AS seen
    FOR EACH STATEMENT EXECUTE FUNCTION order_seen();
CREATE TRIGGER order_seen_update AFTER UPDATE ON order_seen REFERENCING NEW TABLE AS seen
    FOR EACH STATEMENT EXECUTE FUNCTION order_seen();
