package io.bellwether.alerting;

import io.bellwether.alerting.assign.Assigner;
import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.decide.At;
import io.bellwether.alerting.decide.Finding;
import io.bellwether.alerting.decide.Outcome;
import io.bellwether.alerting.decide.Pipeline;
import io.bellwether.alerting.decide.Silence;
import io.bellwether.alerting.decide.Situation;
import io.bellwether.alerting.decide.Why;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.task.Signal;
import io.bellwether.alerting.task.Signal.Cleared;
import io.bellwether.alerting.task.Signal.Raised;
import io.bellwether.alerting.task.Task;
import io.bellwether.alerting.task.Words;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Decides what becomes of dates of the calendar, and remembers why. */
@Singleton
class DateDecisions {

    private final Pipeline pipeline;
    private final SilenceStore silences;
    private final DecisionLog log;

    DateDecisions(Pipeline pipeline, SilenceStore silences, DecisionLog log) {
        this.pipeline = pipeline;
        this.silences = silences;
        this.log = log;
    }

    Round round(Connection tx, Assigner assigner, Instant now) throws SQLException {
        return new Round(pipeline.with(assigner), silences.inForce(tx, now), now);
    }

    void log(Connection tx, Round round) throws SQLException {
        log.add(tx, round.decided, round.now);
    }

    /** What is decided in one transaction. */
    static final class Round {

        private final Pipeline pipeline;
        private final List<Silence> inForce;
        private final Instant now;
        private final List<Sitting.Decided> decided = new ArrayList<>();

        private Round(Pipeline pipeline, List<Silence> inForce, Instant now) {
            this.pipeline = pipeline;
            this.inForce = inForce;
            this.now = now;
        }

        /** @param newest the latest task of the date's identity; null where there never was one */
        Outcome schedule(Raised date, Function<Person, LocalDate> due, Account account, Task newest) {
            return decided(date, pipeline.schedule(date, due, situation(account, newest)));
        }

        /** Somebody has closed its task, or that of a later milestone, and its day has moved a little since. */
        void dealtWith(Raised date) {
            keep(
                    date,
                    Why.CLOSED_BY_HUMAN,
                    "Somebody has closed this milestone or a later one, and the end of the contract has moved too "
                            + "little since for it to come again.");
        }

        /** It is a plan, and a risk of the account has one. */
        void plannedForRisk(Raised plan) {
            keep(plan, Why.PLANNED_FOR_RISK, "A risk of the account is open, and has a plan of its own.");
        }

        /** It is a plan, and that which somebody has closed has not come to its end. */
        void planGoesOn(Raised plan, LocalDate end) {
            keep(plan, Why.PLAN_GOES_ON, "Somebody has closed the plan before, which lasts until " + end + ".");
        }

        private void keep(Raised date, Why why, String words) {
            decided(date, new Outcome.Keeps(List.of(new Finding(At.IDENTITY, Words.of(why), words))));
        }

        Outcome over(Cleared date, Account account, Task newest) {
            return decided(date, pipeline.over(date, situation(account, newest)));
        }

        private Situation situation(Account account, Task newest) {
            return new Situation(account, newest, null, List.of(), 0, inForce, Map.of(), now);
        }

        List<Sitting.Decided> decided() {
            return List.copyOf(decided);
        }

        private Outcome decided(Signal date, Outcome outcome) {
            decided.add(new Sitting.Decided(date, outcome));
            return outcome;
        }
    }
}
