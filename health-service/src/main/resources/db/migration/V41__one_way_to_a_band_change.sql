-- An index on the position alone tempts the planner to look for the newest change of an account among those of all.
ALTER TABLE band_change DROP CONSTRAINT band_change_pkey;
DROP INDEX band_change_by_account;
ALTER TABLE band_change ADD PRIMARY KEY (account, position);
