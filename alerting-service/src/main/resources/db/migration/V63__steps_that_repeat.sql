-- Which step of the playbook it is, from 1: one that repeats has a number for each time. Null where it is the number.
ALTER TABLE task_step ADD place int;
