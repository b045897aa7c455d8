-- What an agency wrote stays at the centre; what call takers tell goes to the agencies.
ALTER TABLE narrative_line ADD COLUMN of_agency boolean NOT NULL DEFAULT false;
