-- Months as they were published: never changed, for two versions of a small number would tell it.
CREATE TABLE published_month (
    month        text PRIMARY KEY,
    published_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE published_incidents (
    month     text NOT NULL REFERENCES published_month,
    scope     text NOT NULL,
    type      text NOT NULL,
    incidents bigint,
    PRIMARY KEY (month, scope, type)
);

-- What the public topic says of each region.
CREATE TABLE published_counts (
    region       text PRIMARY KEY,
    version      bigint      NOT NULL,
    digest       text        NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now()
);
