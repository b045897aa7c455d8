-- What a centre sees is its own, what is offered to it, and what happens at its border: each is found by an index, however
-- many incidents the nation has.
CREATE INDEX incident_of_centre ON incident (centre_code, incident_id);
CREATE INDEX incident_at_border ON incident USING gin (neighbour_centres) WHERE neighbour_centres <> '{}';
