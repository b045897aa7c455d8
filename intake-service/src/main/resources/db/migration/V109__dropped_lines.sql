-- The line broke: nobody hung up.
ALTER TABLE telephony_event ADD COLUMN dropped boolean NOT NULL DEFAULT false;
-- What was said before says nothing of it here: the call knows.
ALTER TABLE telephony_event ADD COLUMN exercise boolean NOT NULL DEFAULT true;
