-- Who works with tasks or is told of them. Others name people by id without being in this table: a CSM may be unknown here.
CREATE TABLE person (
    id        varchar(256) PRIMARY KEY,
    name      text         NOT NULL,
    email     text,
    role      varchar(64)  NOT NULL,
    manager   varchar(256),
    zone      text         NOT NULL,
    work_days text[]       NOT NULL,
    work_from time         NOT NULL,
    work_to   time         NOT NULL,
    holidays  date[]       NOT NULL
);
CREATE INDEX person_by_role ON person (role, id);
