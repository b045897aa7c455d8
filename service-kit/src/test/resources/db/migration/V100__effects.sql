CREATE TABLE effect (event_id uuid NOT NULL, note text NOT NULL);
