-- The band that was last announced: follows the band with hysteresis.
ALTER TABLE account ADD COLUMN announced_band text;
