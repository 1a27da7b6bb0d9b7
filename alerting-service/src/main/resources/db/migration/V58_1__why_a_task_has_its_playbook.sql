-- The severity that a playbook was chosen for; null where a person chose it, or nobody knows: then it stays.
ALTER TABLE task_play ADD severity severity;
