-- The units that come, as their agency names them.
ALTER TABLE timeline_entry ADD COLUMN units text[];
