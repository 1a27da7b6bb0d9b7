package io.bellwether.alerting.play;

import io.bellwether.alerting.person.WorkingTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Steps that have proved themselves for an occasion.
 *
 * @param source the document that it comes from; null where somebody wrote it here
 * @param about in a sentence what it is for; may be null
 * @param alternativeTo the playbook that it can replace and that is the default of both; null for a default
 * @param success how to see that it succeeded
 * @param guide what to say and to show, a Markdown template; may be null
 */
public record Playbook(
        String name,
        String title,
        String source,
        String about,
        String alternativeTo,
        List<Step> steps,
        List<String> success,
        String guide) {

    public static final Set<String> OWNERS =
            Set.of("csm", "manager", "vp", "executive", "sales", "product", "save-team", "specialist");

    private static final int MOST_STEPS = 100;
    private static final int MOST_DAYS = 1_000;

    public Playbook {
        steps = steps == null ? List.of() : List.copyOf(steps);
        success = success == null ? List.of() : List.copyOf(success);
    }

    /**
     * One thing to do.
     *
     * @param title a template
     * @param owner the role of who does it
     * @param businessDays working days from the start to the day on which it is due; null where days are given
     * @param days calendar days from the start; null where business days are given
     * @param says more about it, a template; may be null
     */
    public record Step(String title, String owner, Integer businessDays, Integer days, String says) {

        /**
         * The last day on which it is done in time.
         *
         * @param start the day on which the playbook begins
         * @param working of whoever has the task; calendar days pass whether they work or not
         */
        public LocalDate due(LocalDate start, WorkingTime working) {
            return days == null ? working.after(start, businessDays) : start.plusDays(days);
        }
    }

    /** All that keeps it from being used; the templates are left to whoever renders them. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (isBlank(title)) {
            faults.add(new Fault("/title", "must not be blank"));
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            faults.add(new Fault("/steps", "must have from 1 to " + MOST_STEPS + " steps"));
        }
        for (int i = 0; i < steps.size(); i++) {
            faults(faults, "/steps/" + i, steps.get(i));
        }
        return faults;
    }

    private static void faults(List<Fault> faults, String at, Step step) {
        if (isBlank(step.title())) {
            faults.add(new Fault(at + "/title", "must not be blank"));
        }
        if (step.owner() == null || !OWNERS.contains(step.owner())) {
            faults.add(new Fault(
                    at + "/owner",
                    "must be one of "
                            + String.join(", ", OWNERS.stream().sorted().toList())));
        }
        if ((step.days() == null) == (step.businessDays() == null)) {
            faults.add(new Fault(at, "must have either days or businessDays"));
        } else {
            int days = step.days() == null ? step.businessDays() : step.days();
            if (days < 0 || days > MOST_DAYS) {
                faults.add(new Fault(
                        at + (step.days() == null ? "/businessDays" : "/days"), "must be from 0 to " + MOST_DAYS));
            }
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
