-- Regions that the place may lie in besides the incident's own, and their centres: they see it as well.
ALTER TABLE incident
    ADD COLUMN neighbour_regions text[] NOT NULL DEFAULT '{}',
    ADD COLUMN neighbour_centres text[] NOT NULL DEFAULT '{}',
    -- The centre that it is offered to, until that is settled.
    ADD COLUMN offered_to text;
CREATE INDEX incident_offered ON incident (offered_to) WHERE offered_to IS NOT NULL;

CREATE TABLE handover (
    handover_id uuid PRIMARY KEY,
    incident_id uuid        NOT NULL REFERENCES incident,
    from_centre text        NOT NULL,
    from_region text,
    to_centre   text        NOT NULL,
    to_region   text        NOT NULL,
    -- Null while it is offered.
    outcome     text,
    offered_by  text        NOT NULL,
    offered_at  timestamptz NOT NULL,
    answer_by   timestamptz NOT NULL,
    settled_by  text,
    settled_at  timestamptz
);
CREATE INDEX handover_of_incident ON handover (incident_id);
-- One offer at a time.
CREATE UNIQUE INDEX handover_open ON handover (incident_id) WHERE outcome IS NULL;
CREATE INDEX handover_due ON handover (answer_by) WHERE outcome IS NULL;
