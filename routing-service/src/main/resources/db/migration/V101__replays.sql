-- What a draft would have changed in a recorded period. It names incidents by their ids, and nobody.
CREATE TABLE policy_replay (
    replay_id   uuid        PRIMARY KEY,
    policy_id   text        NOT NULL,
    version     bigint      NOT NULL,
    from_at     timestamptz NOT NULL,
    until_at    timestamptz NOT NULL,
    who         text        NOT NULL,
    state       text        NOT NULL, -- RUNNING, DONE, FAILED
    started_at  timestamptz NOT NULL DEFAULT now(),
    heard_at    timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    total       bigint      NOT NULL DEFAULT 0,
    read        bigint      NOT NULL DEFAULT 0,
    decided     bigint      NOT NULL DEFAULT 0,
    differing   bigint      NOT NULL DEFAULT 0,
    FOREIGN KEY (policy_id, version) REFERENCES policy_version
);

CREATE TABLE policy_replay_difference (
    replay_id     uuid   NOT NULL REFERENCES policy_replay ON DELETE CASCADE,
    position      bigint NOT NULL,
    incident_id   uuid   NOT NULL,
    revision      bigint NOT NULL,
    region        text,
    incident_type text   NOT NULL,
    changes       jsonb  NOT NULL,
    PRIMARY KEY (replay_id, position)
);
