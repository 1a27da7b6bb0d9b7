-- The owner of a shard does everything for its accounts: the shard is the partition that Kafka's partitioner gives the
-- account id (murmur2 over its UTF-8 bytes), here computed once for the accounts that are known already.
CREATE FUNCTION shard_of(account text) RETURNS smallint IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    data bytea  := convert_to(account, 'UTF8');
    size int    := octet_length(data);
    mask bigint := 4294967295;
    m    bigint := 1540483477;
    h    bigint := 2538058380 # size;
    k    bigint;
    i    int    := 0;
BEGIN
    WHILE i + 4 <= size LOOP
        k := get_byte(data, i) + (get_byte(data, i + 1)::bigint << 8) + (get_byte(data, i + 2)::bigint << 16)
             + (get_byte(data, i + 3)::bigint << 24);
        k := (k * m) & mask;
        k := ((k # (k >> 24)) * m) & mask;
        h := ((h * m) & mask) # k;
        i := i + 4;
    END LOOP;
    IF size - i > 2 THEN h := h # (get_byte(data, i + 2)::bigint << 16); END IF;
    IF size - i > 1 THEN h := h # (get_byte(data, i + 1)::bigint << 8); END IF;
    IF size - i > 0 THEN h := ((h # get_byte(data, i)::bigint) * m) & mask; END IF;
    h := ((h # (h >> 13)) * m) & mask;
    h := h # (h >> 15);
    RETURN (h & 2147483647) % 12;
END $$;

-- Rows of up to a page stay in one piece, and pages keep room for their next version: of an update that stays on its page,
-- the write-ahead log holds only the bytes that changed.
ALTER TABLE account_state
    ADD COLUMN shard smallint,
    -- While history streams in, an account is not judged: since when it has been so, or null.
    ADD COLUMN unsettled_since timestamptz;
ALTER TABLE account_state SET (fillfactor = 50, toast_tuple_target = 8160);
UPDATE account_state s SET shard = shard_of(s.account), unsettled_since = a.unsettled_since
  FROM account a WHERE a.account = s.account;
ALTER TABLE account_state ALTER COLUMN shard SET NOT NULL;
CREATE INDEX account_state_by_shard  ON account_state (shard, account);
CREATE INDEX account_state_unsettled ON account_state (shard) WHERE unsettled_since IS NOT NULL;
DROP FUNCTION shard_of;

DROP INDEX account_by_day;
DROP INDEX account_to_review;
ALTER TABLE account
    DROP COLUMN review_at,
    DROP COLUMN unsettled_since,
    -- Whether there are rows in raised.
    ADD COLUMN raised boolean NOT NULL DEFAULT false,
    -- Whether the history of scores has what this row says.
    ADD COLUMN kept boolean NOT NULL DEFAULT false;
UPDATE account a SET raised = true WHERE EXISTS (SELECT FROM raised r WHERE r.account = a.account);

-- How far the daily look at all accounts of a shard has come: the day, and the last account, or null when it is done.
CREATE TABLE sweep (
    shard        smallint PRIMARY KEY,
    day          date     NOT NULL,
    last_account text
);
