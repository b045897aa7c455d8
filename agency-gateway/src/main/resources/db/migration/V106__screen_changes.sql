-- What screens have to draw again, whoever changed it and on whichever replica they look: read by transaction snapshot,
-- kept for minutes, and not worth a line of WAL. By triggers, so that nothing that writes can forget to say so.
CREATE UNLOGGED TABLE screen_change (
    tx         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    -- An agency.
    scope      text        NOT NULL,
    what       text        NOT NULL,
    -- An order.
    subject    uuid,
    at         timestamptz NOT NULL DEFAULT now(),
    written_by name        NOT NULL DEFAULT current_user
);
CREATE INDEX screen_change_tx ON screen_change (tx);
CREATE INDEX screen_change_at ON screen_change (at);
ALTER TABLE screen_change SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
-- A lane hears of its own orders alone.
ALTER TABLE screen_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY written_by ON screen_change USING (written_by = current_user);

-- Whoever was asked, holds it or comes sees it change, also when it goes away.
CREATE FUNCTION screen_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO screen_change (scope, what, subject)
    SELECT DISTINCT agency, 'order', dispatch_id FROM changed, LATERAL (
        SELECT unnest(asked) AS agency
        UNION SELECT chain -> rung ->> 'agencyId'
        UNION SELECT one ->> 'agencyId' FROM jsonb_array_elements(coming) AS one) AS agencies
    WHERE agency IS NOT NULL;
    RETURN NULL;
END $$;
-- Transition tables are for one event each.
CREATE TRIGGER screen_insert AFTER INSERT ON dispatch REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION screen_changed();
CREATE TRIGGER screen_update AFTER UPDATE ON dispatch REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION screen_changed();

-- A board reads what its agency has, and what it had until lately.
CREATE INDEX dispatch_asked ON dispatch USING gin (asked) WHERE status NOT IN ('DONE', 'WITHDRAWN', 'UNFULFILLED');
CREATE INDEX dispatch_coming ON dispatch USING gin (coming jsonb_path_ops)
    WHERE status <> 'WITHDRAWN' AND coming <> '[]';
CREATE INDEX dispatch_step_of_agency ON dispatch_step (agency_id, at);
