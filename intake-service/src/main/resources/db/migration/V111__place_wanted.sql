-- Incidents whose agencies may have to learn where a caller's telephone is.
CREATE TABLE place_wanted (
    incident_id uuid NOT NULL,
    location_id uuid NOT NULL,
    PRIMARY KEY (incident_id, location_id)
);
