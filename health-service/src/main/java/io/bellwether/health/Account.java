package io.bellwether.health;

import io.bellwether.events.Band;
import io.bellwether.events.Severity;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.verdict.Standing;
import io.bellwether.health.verdict.Verdict;
import java.time.Instant;
import java.time.LocalDate;

/** An account while its owner works on it: what the database says of it, and its opened state. */
record Account(Row row, AccountState state) {

    static Account unknown(String id) {
        return new Account(new Row(id, false, Standing.NEW, null, null), new AccountState());
    }

    String id() {
        return row.id;
    }

    /**
     * An account but for its state, which when opened is ten times as large, and no longer needed once it is judged.
     *
     * @param known whether it has a row in the database
     * @param said what was last published of the score, or null for an account that was never judged
     * @param unsettledSince since when history has been streaming in, or null
     */
    record Row(String id, boolean known, Standing standing, Said said, Instant unsettledSince) {

        /** The same account, waiting for more of its history. */
        Row unsettled(Instant now) {
            return new Row(id, known, standing, said, unsettledSince == null ? now : unsettledSince);
        }
    }

    /**
     * What the account's row says: of which day, and the parts of a score that make it worth publishing again.
     *
     * @param phase of the customer's life, which the calendar alone may change
     * @param generation of the models in force when it was judged
     * @param kept whether the history of scores has that day already
     */
    record Said(
            LocalDate day,
            String model,
            int modelVersion,
            boolean scored,
            double exact,
            double coverage,
            Band band,
            Severity churnRisk,
            String phase,
            int generation,
            boolean kept) {

        static Said of(Verdict verdict, int generation) {
            var score = verdict.score();
            return new Said(
                    score.asOf(),
                    verdict.model().name(),
                    verdict.model().version(),
                    score.scored(),
                    score.scored() ? score.exact() : 0,
                    score.coverage(),
                    score.band(),
                    verdict.standing().churnRisk(),
                    verdict.card().phase(),
                    generation,
                    false);
        }

        /** The same but for the day and whether it is kept. */
        boolean equalsFigures(Said other) {
            return on(other.day, other.kept).equals(other);
        }

        Said on(LocalDate otherDay, boolean isKept) {
            return new Said(
                    otherDay, model, modelVersion, scored, exact, coverage, band, churnRisk, phase, generation, isKept);
        }
    }
}
