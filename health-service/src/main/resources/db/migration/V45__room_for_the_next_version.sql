-- Pages keep room for the next version of their rows, as those of account_state do: what changes of an account day by day is in no
-- index, so an update that stays on its page writes none of them.
ALTER TABLE account SET (fillfactor = 50);
