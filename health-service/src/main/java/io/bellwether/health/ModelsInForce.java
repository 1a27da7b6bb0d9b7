package io.bellwether.health;

import io.bellwether.health.AssignmentDocument.ModelChoice;
import io.bellwether.health.model.InvalidModel;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Models;
import io.bellwether.health.model.Presets;
import io.bellwether.health.verdict.Assignment;
import io.bellwether.health.verdict.Judge;
import io.bellwether.health.verdict.Phases;
import io.bellwether.health.verdict.Segments;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Finds the judge that is in force.
 *
 * <p>Whoever judges asks within the transaction that writes the verdict, and thereby holds up changes of models until that
 * ends. So no instance ever writes a verdict of models that are no longer in force over one of those that are.
 */
@Singleton
class ModelsInForce {

    private static final Logger LOG = Logger.getLogger(ModelsInForce.class);

    /** Any number, as long as nobody else in this database locks by it. */
    private static final long LOCK = 7_247_001;

    /** Two statements in one round trip: the second sees what the first may have waited for. */
    private static final String SHARE =
            "SELECT pg_advisory_xact_lock_shared(" + LOCK + "); SELECT generation FROM models_in_force";

    private static final String CHANGE = "SELECT pg_advisory_xact_lock(" + LOCK + ")";
    private static final String RAISE = "UPDATE models_in_force SET generation = generation + 1";

    private final Transactions transactions;
    private final Segments segments;

    private volatile InForce newest = new InForce(-1, null);

    ModelsInForce(Transactions transactions, HealthConfig config) {
        this.transactions = transactions;
        this.segments = new Segments(config.enterpriseAbove(), config.midMarketFrom());
    }

    /** For judging in a transaction: the judge stays in force until that ends. */
    InForce in(Connection tx) throws SQLException {
        int generation = generation(tx);
        var known = newest;
        if (known.generation() != generation) {
            known = new InForce(generation, new Judge(assignment(tx), segments));
            newest = known;
        }
        return known;
    }

    /** For looking only. */
    Judge judge() {
        return transactions.call(tx -> in(tx).judge());
    }

    /** Changes models or the assignment; all accounts become due if that changes what judges any of them. */
    <T> T change(Transactions.Work<T> change) {
        return transactions.call(tx -> {
            try (var lock = tx.prepareStatement(CHANGE)) {
                lock.execute();
            }
            var before = assignment(tx);
            var result = change.in(tx);
            if (!assignment(tx).equals(before)) {
                try (var raise = tx.prepareStatement(RAISE)) {
                    raise.executeUpdate();
                }
            }
            return result;
        });
    }

    private static int generation(Connection tx) throws SQLException {
        try (var share = tx.prepareStatement(SHARE)) {
            share.execute();
            share.getMoreResults();
            try (var row = share.getResultSet()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Assignment assignment(Connection tx) throws SQLException {
        var document =
                AssignmentStore.newest(tx).map(AssignmentStore.Stored::document).orElse(AssignmentDocument.FIRST);
        var rules = new ArrayList<Assignment.Rule>();
        for (var rule : document.rules()) {
            var model = model(tx, rule.choice());
            if (model.isPresent()) {
                rules.add(new Assignment.Rule(Set.copyOf(rule.segments()), Set.copyOf(rule.phases()), model.get()));
            }
        }
        var standard = model(tx, document.standard());
        return new Assignment(
                new Phases(document.phases()), rules, standard.orElseGet(() -> Presets.named(Presets.DEFAULT)));
    }

    /** A stored model that cannot be read any more must not stop the accounts: the next rule that fits judges them. */
    private static Optional<Model> model(Connection tx, ModelChoice choice) throws SQLException {
        var stored = choice.version() == null
                ? ModelStore.inForce(tx, choice.model())
                : ModelStore.version(tx, choice.model(), choice.version());
        try {
            return stored.map(version -> Models.stored(version.document()));
        } catch (InvalidModel e) {
            LOG.errorf("model %s cannot be used and is passed over: %s", choice, e.getMessage());
            return Optional.empty();
        }
    }
}
