-- What an agency wrote stays at the centre; what call takers tell goes to the agencies. Nobody knows any more whose the lines
-- are that were written before: they stay.
ALTER TABLE narrative_line ADD COLUMN of_agency boolean NOT NULL DEFAULT true;
ALTER TABLE narrative_line ALTER COLUMN of_agency SET DEFAULT false;
