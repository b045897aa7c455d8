-- What the probe made is in no list of people and no alarm. Its channel is kept as OTHER, so that the version before, which
-- does not know the word, reads these calls too.
ALTER TABLE call ADD COLUMN probe boolean NOT NULL DEFAULT false;
ALTER TABLE incident ADD COLUMN probe boolean NOT NULL DEFAULT false;
