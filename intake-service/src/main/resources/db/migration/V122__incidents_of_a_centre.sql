-- What a centre sees is its own, what is offered to it, and what happens at its border: each is found by an index, however
-- many incidents the nation has.
CREATE INDEX incident_of_centre ON incident (centre_code, incident_id);
CREATE INDEX incident_at_border ON incident USING gin (neighbour_centres) WHERE neighbour_centres <> '{}';

-- Who was asked, without unpacking whole chains: the list of alarms looks at every open incident.
CREATE FUNCTION kinds_of(assignments jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(one ->> 'kind'), '{}') FROM jsonb_array_elements(assignments) AS one
$$;
ALTER TABLE route ADD COLUMN kinds text[] GENERATED ALWAYS AS (kinds_of(assignments)) STORED;
