DROP TRIGGER task_change_is_append_only ON task_change;
CREATE TRIGGER task_change_is_append_only BEFORE UPDATE OR DELETE ON task_change
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
