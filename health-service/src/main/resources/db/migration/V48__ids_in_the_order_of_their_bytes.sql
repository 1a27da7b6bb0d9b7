-- Ids are compared in each statement of the event path: byte by byte, not by the rules of a language. It is faster, and no
-- update of the system's locales can put an index out of order.
ALTER TABLE account_state ALTER COLUMN account TYPE text COLLATE "C";
ALTER TABLE account
    ALTER COLUMN account TYPE text COLLATE "C",
    ALTER COLUMN parent  TYPE text COLLATE "C";
ALTER TABLE raised        ALTER COLUMN account TYPE text COLLATE "C";
ALTER TABLE score_history ALTER COLUMN account TYPE text COLLATE "C";
ALTER TABLE band_change   ALTER COLUMN account TYPE text COLLATE "C";
