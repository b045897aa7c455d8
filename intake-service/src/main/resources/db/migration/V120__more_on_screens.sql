-- Seats, nuisances and what services could not read are on screens too; the last is everybody's, for nobody knows whose.
DO $$
DECLARE
    tells CONSTANT text[][] := ARRAY [
        ['seat', 'centre_code, ''seat'', NULL::uuid FROM changed'],
        ['nuisance', 'centre_code, ''nuisance'', NULL::uuid FROM changed'],
        ['quarantined', '''*'', ''quarantine'', NULL::uuid FROM changed']];
    one int;
    event text;
BEGIN
    FOR one IN 1 .. array_length(tells, 1) LOOP
        FOREACH event IN ARRAY ARRAY ['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed'
                || ' FOR EACH STATEMENT EXECUTE FUNCTION screen_changed(%L)',
                'screen_' || lower(event), event, tells[one][1], CASE event WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
                tells[one][2]);
        END LOOP;
    END LOOP;
END $$;
