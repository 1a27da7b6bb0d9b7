package io.bellwether.health.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Models §5 and §6, hysteresis: what is raised, from the plain list of days on which one condition was looked at. */
final class NaiveRaising {

    private NaiveRaising() {}

    /** A condition was looked at on a day, and held or not. */
    record Look(LocalDate day, boolean held) {}

    /**
     * Whether it is raised after the last of these looks: it was raised when the condition became true, and is cleared
     * when that has been false for the calm-down; also when it is false again on the very day it was raised.
     */
    static boolean raised(List<Look> looks, int calmDays) {
        LocalDate raisedOn = null;
        LocalDate lastHeld = null;
        for (var look : looks) {
            if (look.held()) {
                raisedOn = raisedOn == null ? look.day() : raisedOn;
                lastHeld = look.day();
            } else if (raisedOn != null
                    && (raisedOn.equals(look.day()) || ChronoUnit.DAYS.between(lastHeld, look.day()) >= calmDays)) {
                raisedOn = null;
            }
        }
        return raisedOn != null;
    }

    /** The same for one look on each day, the newest last: it held on the last day, or within the calm-down before. */
    static boolean raisedDaily(List<Boolean> held, int calmDays) {
        int days = held.size();
        return held.getLast()
                || held.subList(Math.max(0, days - Math.max(1, calmDays)), days).contains(true);
    }
}
