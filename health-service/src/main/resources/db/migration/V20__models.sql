-- Published versions of models. A change is a new version: only archiving touches a row again.
CREATE TABLE model (
    name         text        NOT NULL,
    version      int         NOT NULL CHECK (version > 0),
    status       text        NOT NULL CHECK (status IN ('published', 'archived')),
    -- Whether it came with the product; what an administrator published goes before it.
    preset       boolean     NOT NULL,
    document     json        NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text        NOT NULL,
    PRIMARY KEY (name, version)
);

CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'model' THEN
        IF NEW.status = 'archived' AND OLD.status = 'published' AND NEW.document::text = OLD.document::text
           AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% on %: what is published is immutable', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON model FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER keep_all_published BEFORE TRUNCATE ON model FOR EACH STATEMENT EXECUTE FUNCTION keep_published();

-- At most one draft of a model. Revisions are never used twice, so that an old one cannot pass for a new one.
CREATE SEQUENCE model_draft_revision;
CREATE TABLE model_draft (
    name     text        PRIMARY KEY,
    document json        NOT NULL,
    revision bigint      NOT NULL DEFAULT nextval('model_draft_revision'),
    saved_at timestamptz NOT NULL,
    saved_by text        NOT NULL
);

-- Which model judges which accounts; the newest version counts, the others tell what was.
CREATE TABLE model_assignment (
    version  int         PRIMARY KEY CHECK (version > 0),
    document json        NOT NULL,
    made_at  timestamptz NOT NULL,
    made_by  text        NOT NULL
);
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON model_assignment
    FOR EACH ROW EXECUTE FUNCTION keep_published();

-- Who changed what, and when.
CREATE TABLE model_change (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    who     text        NOT NULL,
    action  text        NOT NULL,
    -- Null for a change of the assignment.
    model   text,
    version int
);
CREATE INDEX model_change_by_model ON model_change (model, id);

-- One row, raised by one with each change of what judges accounts. An account that was judged under a smaller number is
-- due again.
CREATE TABLE models_in_force (
    generation int NOT NULL
);
INSERT INTO models_in_force VALUES (0);

-- What was evaluated before there was a phase is due.
ALTER TABLE account
    ADD COLUMN phase      text,
    ADD COLUMN churned    boolean NOT NULL DEFAULT false,
    ADD COLUMN generation int     NOT NULL DEFAULT -1;
CREATE INDEX account_by_generation ON account (generation);
CREATE INDEX account_by_parent     ON account (parent) WHERE parent IS NOT NULL;
