package io.bellwether.alerting.play;

import static java.time.temporal.ChronoUnit.DAYS;

import io.bellwether.alerting.person.WorkingTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
     * @param every from the first time to the next, such as P1W; null for what is done once
     * @param from calendar days from the start to the first time, of what is done every so often until {@code days}
     * @param says more about it, a template; may be null
     */
    public record Step(
            String title, String owner, Integer businessDays, Integer days, String every, Integer from, String says) {

        /**
         * The last day on which it is done in time, each time that it is to be done.
         *
         * @param start the day on which the playbook begins
         * @param working of whoever has the task; calendar days pass whether they work or not
         */
        public List<LocalDate> due(LocalDate start, WorkingTime working) {
            if (every == null) {
                return List.of(days == null ? working.after(start, businessDays) : start.plusDays(days));
            }
            var first = start.plusDays(from);
            var last = start.plusDays(days);
            var times = new TreeSet<LocalDate>();
            for (var day = first; !day.isAfter(last); day = day.plusDays(daysBetween())) {
                times.add(workingDay(day, working, first, last));
            }
            return List.copyOf(times);
        }

        public boolean repeats() {
            return every != null;
        }

        /** What falls on a day off moves to the next working day, at the end to the one before; so two may be one. */
        private static LocalDate workingDay(LocalDate day, WorkingTime working, LocalDate first, LocalDate last) {
            var next = working.onOrAfter(day);
            if (!next.isAfter(last)) {
                return next;
            }
            return first.datesUntil(last.plusDays(1))
                    .filter(working::on)
                    .max(LocalDate::compareTo)
                    .orElse(next);
        }

        /** Days from one time to the next; 0 where it is no period of days or weeks. */
        private int daysBetween() {
            try {
                var period = Period.parse(every);
                long days = DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period));
                return period.toTotalMonths() == 0 ? (int) Math.max(days, 0) : 0;
            } catch (DateTimeException _) {
                return 0;
            }
        }

        /** How often it is to be done at most, where it can be used. */
        private int times() {
            return every == null ? 1 : (days - from) / daysBetween() + 1;
        }
    }

    /**
     * A step that has its day.
     *
     * @param place of the step in the playbook, from 1
     */
    public record Dated(int place, LocalDate due) {}

    /** Its steps in their order, those that repeat as often as they come. */
    public List<Dated> dated(LocalDate start, WorkingTime working) {
        var dated = new ArrayList<Dated>();
        for (int i = 0; i < steps.size(); i++) {
            int place = i + 1;
            steps.get(i).due(start, working).forEach(day -> dated.add(new Dated(place, day)));
        }
        return dated;
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
        if (faults.isEmpty()) {
            int all = steps.stream().mapToInt(Step::times).sum();
            if (all > MOST_STEPS) {
                faults.add(new Fault(
                        "/steps",
                        "must come to at most %d steps, each repetition counted; these are %d"
                                .formatted(MOST_STEPS, all)));
            }
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
        repetition(faults, at, step);
    }

    private static void repetition(List<Fault> faults, String at, Step step) {
        if (step.every() == null) {
            if (step.from() != null) {
                faults.add(new Fault(at + "/from", "is for a step that repeats, but every is missing"));
            }
            return;
        }
        if (step.daysBetween() == 0) {
            faults.add(new Fault(at + "/every", "must be a period of days or weeks, such as P1D or P1W"));
        }
        if (step.days() == null) {
            faults.add(new Fault(at + "/days", "must say on which day a step that repeats is done the last time"));
        } else if (step.from() == null || step.from() < 0 || step.from() > step.days()) {
            faults.add(new Fault(at + "/from", "must be the day of the first time, from 0 to days"));
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
