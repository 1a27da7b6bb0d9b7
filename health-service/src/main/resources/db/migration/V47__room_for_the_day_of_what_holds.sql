-- Most days bring each row of it only another last_held: with room on its page, no index needs to know.
ALTER TABLE raised SET (fillfactor = 70);
