package io.bellwether.alerting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the calendar of one account should hold, found by counting days; knows nothing of the service's rules. */
final class NaiveCalendar {

    final String account;
    final Set<LocalDate> holidays;
    LocalDate start;
    LocalDate end;
    final List<LocalDate> followed = new ArrayList<>(); // ends of contracts that another one follows
    String segment;
    String band;
    boolean signed;
    LocalDate churned;
    boolean kickedOff;

    /** Lines of type, reason, day and due date. */
    final TreeSet<String> come = new TreeSet<>();

    /** By days before the end, the milestones whose tasks are open, since nobody closes one. */
    final TreeMap<Integer, LocalDate> openMilestones = new TreeMap<>();

    private final Map<String, LocalDate> last = new HashMap<>();
    private LocalDate known;
    private LocalDate today;

    NaiveCalendar(String account, Set<LocalDate> holidays) {
        this.account = account;
        this.holidays = holidays;
    }

    void look(LocalDate today) {
        this.today = today;
        if (known == null) {
            known = today;
        }
        closeMilestones();
        if (churned != null) {
            if (!churned.isBefore(known) && !churned.isAfter(today)) {
                note("renewal win-back", churned, 5);
            }
            return;
        }
        renewal(today);
        if (segment.equals("enterprise")) {
            every(91, -14, 10, "qbr business-review", today);
        } else if (segment.equals("mid-market")) {
            every(182, -14, 10, "qbr business-review", today);
        }
        switch (band) {
            case "green" -> every(30, 0, 5, "review health", today);
            case "yellow" -> {
                every(14, 0, 3, "review health", today);
                every(14, 0, 64, "review action-plan", today);
            }
            default -> every(7, 0, 2, "review health", today);
        }
        if (!segment.equals("smb")) {
            every(checkIn(today), 0, 3, "check-in regular", today);
        }
        onboarding(today);
    }

    private void onboarding(LocalDate today) {
        if (today.isBefore(start.plusDays(90))) {
            once(0, 64, "onboarding plan", today);
        }
        if (!kickedOff) {
            once(0, 5, "onboarding kickoff", today);
        }
        once(3, 4, "onboarding provisioned", today);
        once(7, 10, "onboarding configured", today);
        once(14, 10, "onboarding first-users-trained", today);
        once(14, 10, "onboarding first-workflow-live", today);
        once(21, 6, "onboarding first-value", today);
        once(21, 5, "onboarding go-live", today);
        once(42, 10, "onboarding all-users-onboarded", today);
        once(70, 14, "onboarding full-deployment", today);
        once(83, 5, "onboarding checkpoint", today);
    }

    void follows(LocalDate newEnd) {
        followed.add(end);
        end = newEnd;
        signed = false;
    }

    private void renewal(LocalDate today) {
        for (var over : followed) {
            if (!today.isBefore(over) && !today.isAfter(over.plusDays(3))) {
                milestone(0, over);
            }
        }
        if (today.isAfter(end.plusDays(3))) {
            return;
        }
        for (int days : new int[] {0, 30, 60, 90, 120}) {
            var date = end.minusDays(days);
            if (!date.isAfter(today)) {
                if (!signed || days == 0) {
                    milestone(days, date);
                }
                return;
            }
        }
    }

    private void milestone(int days, LocalDate date) {
        note("renewal t-" + days, date, days == 0 ? 2 : 10);
        openMilestones.put(days, date);
    }

    /** Those that hold no more; what holds no more has never come. */
    private void closeMilestones() {
        for (int days : List.copyOf(openMilestones.keySet())) {
            var date = openMilestones.get(days);
            boolean moved = !date.equals(end.minusDays(days)) && (days > 0 || !followed.contains(date));
            if (moved || churned != null || (signed && days > 0)) {
                openMilestones.remove(days);
                last.remove("renewal t-" + days);
            }
        }
    }

    private int checkIn(LocalDate today) {
        if (today.isBefore(start.plusDays(90))) {
            return 7;
        }
        var endsNext = end;
        for (var over : followed) {
            if (!over.isBefore(today)) {
                endsNext = over;
            }
        }
        if (!today.isBefore(endsNext.minusDays(95)) || today.isBefore(start.plusDays(180))) {
            return 14;
        }
        return 30;
    }

    private void every(int days, int moved, int dueIn, String what, LocalDate today) {
        LocalDate newest = null;
        for (var date = start.plusDays(days + moved); !date.isAfter(today); date = date.plusDays(days)) {
            newest = date;
        }
        if (newest != null && !newest.isBefore(known)) {
            note(what, newest, dueIn);
        }
    }

    private void once(int days, int dueIn, String what, LocalDate today) {
        var date = start.plusDays(days);
        if (!date.isAfter(today) && !date.isBefore(known)) {
            note(what, date, dueIn);
        }
    }

    private void note(String what, LocalDate day, int dueIn) {
        var before = last.get(what);
        if (before == null || day.isAfter(before)) {
            last.put(what, day);
            var line = what + " " + day + " ";
            var due = due(day, dueIn);
            come.removeIf(it -> it.startsWith(line)); // what comes again is due anew
            come.add(line + (due.isBefore(today) ? due(today, 0) : due));
        }
    }

    private LocalDate due(LocalDate day, int workingDays) {
        var date = day;
        while (isOff(date)) {
            date = date.plusDays(1);
        }
        for (int left = workingDays; left > 0; left--) {
            do {
                date = date.plusDays(1);
            } while (isOff(date));
        }
        return date;
    }

    private boolean isOff(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day);
    }
}
