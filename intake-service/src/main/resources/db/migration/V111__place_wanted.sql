-- Incidents whose agencies may have to learn where the caller's telephone is.
CREATE TABLE place_wanted (
    incident_id uuid PRIMARY KEY
);
