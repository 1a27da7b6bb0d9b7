package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.play.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The playbook that a task goes by, with the account's figures in it. */
@Schema(name = "TaskPlaybook")
@JsonInclude(Include.NON_NULL)
record PlayView(
        String playbook,
        int version,
        String title,

        @Schema(description = "The document that it comes from.")
        String source,

        LocalDate started,
        Count progress,
        List<Line> steps,

        @Schema(description = "How to see that it succeeded.")
        List<String> success,

        @Schema(description = "What to say and to show, in Markdown.")
        String guide) {

    /** How far it has got. */
    @Schema(name = "TaskProgress")
    record Count(long open, long done, long skipped) {}

    /** One step. */
    @Schema(name = "TaskStep")
    @JsonInclude(Include.NON_NULL)
    record Line(
            int number,
            String title,
            String says,

            @Schema(description = "Which time it is of a step that repeats; absent for others.")
            Time time,

            @Schema(description = "The role of who does it.")
            String owner,

            @Schema(description = "The last day on which it is in time.")
            LocalDate due,

            @Schema(enumeration = {"open", "done", "skipped"})
            String status,

            String by,
            Instant at,
            String note) {}

    /** One of the times that a step is to be done. */
    @Schema(name = "TaskStepTime")
    record Time(int number, int of) {

        private static Time of(TaskSteps.Progress step, List<TaskSteps.Progress> all) {
            var times = all.stream().filter(it -> it.place() == step.place()).toList();
            return new Time(times.indexOf(step) + 1, times.size());
        }
    }

    /** @param figures as plain text: of all that is shown, only the guide is Markdown */
    static PlayView of(TaskPlays.Play play, Templates templates, Map<String, Object> figures) {
        var playbook = play.version().playbook();
        var lines = new ArrayList<Line>();
        for (var it : play.steps()) {
            var step = playbook.steps().get(it.place() - 1);
            lines.add(new Line(
                    it.number(),
                    templates.render(step.title(), figures),
                    step.says() == null ? null : templates.render(step.says(), figures),
                    step.repeats() ? Time.of(it, play.steps()) : null,
                    step.owner(),
                    it.due(),
                    it.status(),
                    it.by(),
                    it.at(),
                    it.note()));
        }
        return new PlayView(
                playbook.name(),
                play.version().version(),
                playbook.title(),
                playbook.source(),
                play.started(),
                new Count(count(lines, "open"), count(lines, "done"), count(lines, "skipped")),
                lines,
                playbook.success(),
                playbook.guide() == null ? null : templates.render(playbook.guide(), Figures.escaped(figures)));
    }

    private static long count(List<Line> lines, String status) {
        return lines.stream().filter(line -> line.status().equals(status)).count();
    }
}
