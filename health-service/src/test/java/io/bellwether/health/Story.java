package io.bellwether.health;

import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.View;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The events of one account, told as days before today. */
public final class Story {

    public static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    public static final int HORIZON_DAYS = 400;

    private final List<Event> events = new ArrayList<>();

    /** Says facts at noon, some days before today. */
    public Story daysAgo(int days, Fact... facts) {
        for (var fact : facts) {
            var time = TODAY.minusDays(days).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            events.add(new Event("test", "e" + events.size(), "acme", time, fact));
        }
        return this;
    }

    /** Says one fact on each of so many days, the last of them some days ago. */
    public Story eachOf(int days, int untilDaysAgo, Fact fact) {
        for (int i = 0; i < days; i++) {
            daysAgo(untilDaysAgo + i, fact);
        }
        return this;
    }

    public List<Event> events() {
        return events;
    }

    public AccountState state() {
        return state(events);
    }

    public View view() {
        return new View(state(), TODAY);
    }

    public static AccountState state(List<Event> events) {
        var state = new AccountState();
        int oldest = (int) TODAY.minusDays(HORIZON_DAYS).toEpochDay();
        events.forEach(event -> Folding.fold(state, event, oldest));
        return state;
    }
}
