package io.bellwether.health.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * From conditions that hold to what is raised: raised when one becomes true, cleared when it was false for its calm-down
 * (models §5).
 *
 * <p>What was noticed today and no longer holds today is withdrawn at once: it was only an order of arrival. An
 * announcement is repeated when the severity changes, and at most once a day when only the evidence did.
 *
 * @param raised what is raised now
 * @param calming the names of what is raised though it no longer holds, until its calm-down is over
 * @param changes what to announce
 */
public record Raising(List<Raised> raised, Set<String> calming, List<Change> changes) {

    /**
     * Takes the step to what holds now.
     *
     * @param calmDays by name, for what no longer holds
     * @param since finds since when something newly found has held
     */
    public static Raising next(
            List<Raised> before,
            List<Found> found,
            LocalDate today,
            Function<String, Integer> calmDays,
            Function<Found, LocalDate> since) {
        var open = new LinkedHashMap<String, Raised>();
        before.forEach(raised -> open.put(raised.name(), raised));
        var raised = new ArrayList<Raised>();
        var calming = new HashSet<String>();
        var changes = new ArrayList<Change>();
        for (var now : found) {
            var was = open.remove(now.name());
            var next = was == null ? first(now, today, since.apply(now)) : again(was, now, today);
            raised.add(next);
            if (was == null || !next.saidOn().equals(was.saidOn()) || next.severity() != was.severity()) {
                changes.add(new Change.Said(next));
            }
        }
        for (var last : open.values()) {
            var was = last.lastHeld().isAfter(today) ? last.lastHeldOn(today) : last; // an event came before that day
            boolean withdrawn = was.raisedOn().equals(today);
            if (withdrawn
                    || !was.lastHeld().plusDays(calmDays.apply(was.name())).isAfter(today)) {
                changes.add(new Change.Cleared(was, withdrawn ? "It no longer holds." : calm(was)));
            } else {
                raised.add(was);
                calming.add(was.name());
            }
        }
        return new Raising(raised, calming, changes);
    }

    private static Raised first(Found now, LocalDate today, LocalDate since) {
        return new Raised(now.name(), now.severity(), now.confidence(), now.evidence(), since, today, today, today);
    }

    private static Raised again(Raised was, Found now, LocalDate today) {
        boolean worthSaying = was.severity() != now.severity()
                || (!was.evidence().equals(now.evidence()) && was.saidOn().isBefore(today));
        return new Raised(
                was.name(),
                now.severity(),
                now.confidence(),
                worthSaying ? now.evidence() : was.evidence(),
                was.since(),
                was.raisedOn(),
                today,
                worthSaying ? today : was.saidOn());
    }

    private static String calm(Raised was) {
        return "It has not held since " + was.lastHeld() + ".";
    }
}
