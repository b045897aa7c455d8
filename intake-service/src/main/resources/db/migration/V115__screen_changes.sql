-- What screens have to draw again, whoever changed it and on whichever replica they look: read by transaction snapshot,
-- kept for minutes, and not worth a line of WAL. By triggers, so that nothing that writes can forget to say so.
CREATE UNLOGGED TABLE screen_change (
    tx      xid8        NOT NULL DEFAULT pg_current_xact_id(),
    -- A centre.
    scope   text        NOT NULL,
    what    text        NOT NULL,
    -- An incident or a call, if it is about one.
    subject uuid,
    at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX screen_change_tx ON screen_change (tx);
CREATE INDEX screen_change_at ON screen_change (at);
ALTER TABLE screen_change SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The argument is what to write of the rows that changed.
CREATE FUNCTION screen_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO screen_change (scope, what, subject) SELECT DISTINCT ' || TG_ARGV[0];
    RETURN NULL;
END $$;

-- Transition tables are for one event each: a trigger for new rows and one for changed ones.
DO $$
DECLARE
    tells CONSTANT text[][] := ARRAY [
        ['call', 'centre_code, ''call'', call_id FROM changed UNION SELECT centre_code, ''incident'', incident_id FROM changed WHERE incident_id IS NOT NULL'],
        ['incident', 'unnest(array_remove(ARRAY[centre_code, offered_to] || neighbour_centres, NULL)), ''incident'', incident_id FROM changed'],
        ['timeline_entry', 'unnest(array_remove(ARRAY[i.centre_code, i.offered_to] || i.neighbour_centres, NULL)), ''incident'', incident_id FROM changed JOIN incident i USING (incident_id)'],
        ['narrative_line', 'unnest(array_remove(ARRAY[i.centre_code, i.offered_to] || i.neighbour_centres, NULL)), ''incident'', incident_id FROM changed JOIN incident i USING (incident_id)'],
        ['silent_step', 'c.centre_code, ''call'', call_id FROM changed JOIN call c USING (call_id)'],
        ['caller_location', 'centre_code, ''call'', call_id FROM changed WHERE call_id IS NOT NULL'],
        ['callback_task', 'centre_code, ''callback'', NULL::uuid FROM changed'],
        ['handover', 'unnest(ARRAY[from_centre, to_centre]), ''handover'', incident_id FROM changed'],
        ['shift_handover', 'centre_code, ''shift'', NULL::uuid FROM changed']];
    one int;
    event text;
BEGIN
    FOR one IN 1 .. array_length(tells, 1) LOOP
        FOREACH event IN ARRAY ARRAY ['INSERT', 'UPDATE'] LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING NEW TABLE AS changed'
                || ' FOR EACH STATEMENT EXECUTE FUNCTION screen_changed(%L)',
                'screen_' || lower(event), event, tells[one][1], tells[one][2]);
        END LOOP;
    END LOOP;
END $$;
