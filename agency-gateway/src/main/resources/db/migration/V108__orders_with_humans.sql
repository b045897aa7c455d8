-- How many orders a human holds is asked every few seconds: by these alone, not by all orders there ever were.
CREATE INDEX dispatch_with_human ON dispatch (kind) WHERE status = 'UNFULFILLED' AND NOT exercise;
