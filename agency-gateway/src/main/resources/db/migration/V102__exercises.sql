-- Exercises use channels of their own; a test order alone uses the real ones.
ALTER TABLE agency_channel ADD COLUMN exercise boolean NOT NULL DEFAULT false;
ALTER TABLE agency_channel DROP CONSTRAINT agency_channel_pkey;
ALTER TABLE agency_channel ADD PRIMARY KEY (agency_id, exercise, position);
ALTER TABLE dispatch ADD COLUMN test boolean NOT NULL DEFAULT false;
-- When the agency last acknowledged a test order.
ALTER TABLE agency ADD COLUMN tested_at timestamptz;
