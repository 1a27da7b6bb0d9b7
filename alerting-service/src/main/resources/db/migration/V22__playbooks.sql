-- Playbooks, and which of them a task gets: versions are added, never changed.
CREATE TABLE playbook (
    name       varchar(64) NOT NULL,
    version    int         NOT NULL,
    document   jsonb       NOT NULL,
    written_by text        NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (name, version)
);
CREATE TABLE playbook_choices (
    version    int         PRIMARY KEY,
    document   jsonb       NOT NULL,
    written_by text        NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE FUNCTION refuse_rewriting_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version of a playbook is not rewritten';
END $$;
CREATE TRIGGER playbook_versions_are_append_only BEFORE UPDATE OR DELETE ON playbook
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_versions();

-- The version that a task goes by.
CREATE TABLE task_play (
    task     uuid        PRIMARY KEY REFERENCES task ON DELETE CASCADE,
    playbook varchar(64) NOT NULL,
    version  int         NOT NULL,
    started  date        NOT NULL,
    FOREIGN KEY (playbook, version) REFERENCES playbook
);
CREATE TABLE task_step (
    task    uuid        NOT NULL REFERENCES task_play ON DELETE CASCADE,
    number  int         NOT NULL,
    due     date        NOT NULL,
    status  text        NOT NULL CHECK (status IN ('open', 'done', 'skipped')),
    done_by text,
    done_at timestamptz,
    note    text,
    PRIMARY KEY (task, number),
    CHECK ((status = 'open') = (done_at IS NULL))
);
