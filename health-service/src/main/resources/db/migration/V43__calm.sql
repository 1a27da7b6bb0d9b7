-- The daily look passes by an account of which time alone changes nothing: through which day that is known, and by models of
-- which generation. Null after each event of it.
ALTER TABLE account_state
    ADD COLUMN calm_until date,
    ADD COLUMN calm_under int;
