-- How far what lies beyond the horizon has been dropped: on which day, and the last account, or null when it was done for all.
CREATE TABLE history_trim (
    day          date NOT NULL,
    last_account text
);
INSERT INTO history_trim VALUES (date 'epoch', NULL);
-- Nothing looks for changes of band by day any more.
DROP INDEX band_change_by_day;
