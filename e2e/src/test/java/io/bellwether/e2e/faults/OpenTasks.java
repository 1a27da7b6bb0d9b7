package io.bellwether.e2e.faults;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.events.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tasks of risks and opportunities an account must have that are not closed, by what health has raised and told.
 *
 * <p>What came back too often stays open for days, which follows from what was told. What a severe risk mutes has no task; as
 * nobody knows in which order alerting has read of risks and of opportunities, its word for that is taken where it can be true.
 */
final class OpenTasks {

    private static final int RETURNS_OF_FLAPPING = 3;
    private static final Set<String> SEVERE = Set.of("critical", "high");
    private static final String HELD = "SELECT type, reason, why, by FROM held WHERE account = ?";

    /** One of them, or the like. */
    record Open(String type, String reason, String severity) implements Comparable<Open> {

        static Open of(JsonNode task) {
            return new Open(
                    task.path("type").textValue(),
                    task.path("reason").textValue(),
                    task.path("severity").textValue());
        }

        boolean mutes() {
            return type.equals(Told.RISK) && SEVERE.contains(severity);
        }

        @Override
        public int compareTo(Open other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return type + " " + reason + " " + severity;
        }
    }

    /** @param by what it waits for */
    private record Held(String type, String reason, String why, String by) {}

    private final String account;
    private final JsonNode health;
    private final Told told;
    private final List<JsonNode> open;
    private final Differences differences;

    /**
     * Of an account.
     *
     * @param health what is said of it by request
     * @param open its tasks that are not closed
     * @param differences gets what contradicts itself
     */
    OpenTasks(String account, JsonNode health, Told told, List<JsonNode> open, Differences differences) {
        this.account = account;
        this.health = health;
        this.told = told;
        this.open = open;
        this.differences = differences;
    }

    Set<Open> expected(Connection database) throws SQLException {
        var expected = risks();
        var opportunities = Scores.names(health, "opportunities", "kind", "raised");
        differences.compare(account + ", opportunities as told", told.raised(Told.OPPORTUNITY, account), opportunities);
        var flapping = told.clearedAfter(RETURNS_OF_FLAPPING, Told.OPPORTUNITY, account);
        var held = held(database);
        if (told.hadSevereRisk(account)) { // it may have muted some of the returns
            flapping.retainAll(
                    held.stream().filter(this::isFlapping).map(Held::reason).collect(toSet()));
        }
        var muting = idsOfMuting(expected);
        for (var one : held) {
            boolean isMuted = one.why().equals("inhibited")
                    && one.type().equals(Told.OPPORTUNITY)
                    && muting.contains(one.by())
                    && opportunities.remove(one.reason());
            if (!isMuted && !isFlapping(one)) {
                differences.add(account + " gives no reason for " + one);
            }
        }
        opportunities.addAll(flapping);
        opportunities.forEach(name -> expected.add(asTold(Told.OPPORTUNITY, name)));
        return expected;
    }

    private boolean isFlapping(Held held) {
        return held.why().equals("flapping")
                && told.clearedAfter(RETURNS_OF_FLAPPING, held.type(), account).contains(held.reason());
    }

    private Set<String> idsOfMuting(Set<Open> expected) {
        return open.stream()
                .filter(task -> Open.of(task).mutes() && expected.contains(Open.of(task)))
                .map(task -> task.path("id").textValue())
                .collect(toSet());
    }

    /** Nothing mutes them. */
    private Set<Open> risks() {
        var risks = new TreeSet<Open>();
        for (var risk : health.path("risks")) {
            if (risk.path("raised").booleanValue()) {
                var name = risk.path("indicator").textValue();
                risks.add(new Open(Told.RISK, name, risk.path("severity").textValue()));
            }
        }
        var names = risks.stream().map(Open::reason).collect(toSet());
        differences.compare(account + ", risks as told", told.raised(Told.RISK, account), names);
        told.clearedAfter(RETURNS_OF_FLAPPING, Told.RISK, account).forEach(name -> risks.add(asTold(Told.RISK, name)));
        return risks;
    }

    private Open asTold(String type, String name) {
        return new Open(type, name, word(told.severity(type, account, name)));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private List<Held> held(Connection database) throws SQLException {
        var held = new ArrayList<Held>();
        try (var select = database.prepareStatement(HELD)) {
            select.setString(1, account);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    held.add(new Held(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return held;
    }
}
