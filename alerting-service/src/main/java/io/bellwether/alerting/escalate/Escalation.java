package io.bellwether.alerting.escalate;

import java.util.List;
import java.util.Map;

/**
 * That people have to be drawn in.
 *
 * @param level whose people are told
 * @param isNew whether the task has only now reached it
 * @param passed levels on the way to it that nobody is told of any more
 * @param breaches what was not kept until now, with words
 * @param words why
 */
public record Escalation(
        Level level, boolean isNew, List<String> passed, Map<Sla.Kind, String> breaches, String words) {}
