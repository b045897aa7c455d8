-- The line broke: nobody hung up.
ALTER TABLE telephony_event ADD COLUMN dropped boolean NOT NULL DEFAULT false;
