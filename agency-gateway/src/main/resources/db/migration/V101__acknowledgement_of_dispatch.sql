CREATE INDEX acknowledgement_of_dispatch ON acknowledgement (dispatch_id);
