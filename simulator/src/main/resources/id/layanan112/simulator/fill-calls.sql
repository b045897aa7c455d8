CREATE INDEX ON filling (n)
INSERT INTO call (call_id, version, centre_code, region_code, local_day, call_class, channel, received_at, incident_id, exercise, flags, saved_by, saved_at) SELECT id, 1, '32.73', '32.73', day, (ARRAY['PRANK','GHOST','INFORMATION','NORMAL'])[1 + n % 4], 'VOICE', at, CASE WHEN n % 8 = 3 THEN incident END, false, '{}', 'bench', at FROM filling ORDER BY n
INSERT INTO incident (incident_id, revision, centre_code, region_code, incident_type, priority, sensitivity, hazards, victims, kinds_asked, kinds_withdrawn, open, opened_at, revised_at, closed_at, disposition, exercise) SELECT incident, 2, '32.73', '32.73', 'FIRE', 'P1', 'NORMAL', '{}', 'UNKNOWN', '{}', '{}', false, at, at, at, 'RESOLVED', false FROM filling WHERE n % 8 = 3 ORDER BY n
INSERT INTO data_key (owner_id, wrapped) SELECT CASE WHEN n % 8 = 3 THEN incident ELSE id END, filler FROM filling ORDER BY n
INSERT INTO protected_block (subject_id, block, owner_id, ciphertext) SELECT id, 'CALLER', CASE WHEN n % 8 = 3 THEN incident ELSE id END, filler FROM filling ORDER BY n
INSERT INTO protected_block (subject_id, block, owner_id, ciphertext) SELECT id, block, incident, filler FROM filling, unnest(ARRAY['SCENE','NARRATIVE']) block WHERE n % 8 = 3 ORDER BY n
INSERT INTO audit (region, day, at, who, what, subject, why) SELECT 'bench', day, at, 'bench', 'SAVED', id, 'POST /calls' FROM filling ORDER BY n
INSERT INTO idempotency (scope, key, body_seal, call_id, created_at) SELECT 'client:bench/calls', gen_random_uuid()::text, substr(filler, 1, 32), id, at FROM filling ORDER BY n
INSERT INTO call_number (call_id, seal, unsafe) SELECT id, decode(md5((n % 1000000)::text) || md5(n::text), 'hex'), false FROM filling ORDER BY n
