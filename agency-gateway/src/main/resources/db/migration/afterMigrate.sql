-- The roles of lanes are made by deployment, which may do so at any time; what they may do is known here.
DO $$
DECLARE
    role text;
BEGIN
    -- One at a time: several gateways start together.
    PERFORM pg_advisory_xact_lock(112004);
    FOR role IN SELECT rolname FROM pg_roles WHERE rolname IN
        ('gateway_police', 'gateway_fire', 'gateway_medical', 'gateway_power', 'gateway_other') LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', role);
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', role);
    END LOOP;
END $$;
