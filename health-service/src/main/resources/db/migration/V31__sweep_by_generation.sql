-- All accounts are looked at again when other models came into force: by which the look that is under way judges.
ALTER TABLE sweep ADD COLUMN generation int NOT NULL DEFAULT -1;
