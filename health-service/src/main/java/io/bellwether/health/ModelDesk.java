package io.bellwether.health;

import io.bellwether.health.AssignmentDocument.ModelChoice;
import io.bellwether.health.AssignmentStore.Stored;
import io.bellwether.health.DraftStore.Draft;
import io.bellwether.health.ModelStore.Stamp;
import io.bellwether.health.ModelStore.Version;
import io.bellwether.health.model.InvalidModel;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.ModelDocument;
import io.bellwether.health.model.Models;
import io.bellwether.health.model.Presets;
import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where administrators work on models: each change, who made it, and that accounts are due again, in one transaction. */
@Singleton
class ModelDesk {

    private static final String PRODUCT = "bellwether";

    private final Transactions transactions;
    private final ModelsInForce inForce;
    private final Clock clock;

    ModelDesk(Transactions transactions, ModelsInForce inForce, Clock clock) {
        this.transactions = transactions;
        this.inForce = inForce;
        this.clock = clock;
    }

    /** Publishes the presets that the database does not have yet; a preset that changed becomes a new version. */
    void seed() {
        var stamp = new Stamp(PRODUCT, clock.instant());
        inForce.change(tx -> {
            for (var preset : Presets.all()) {
                var known = ModelStore.presets(tx, preset.name());
                if (known.stream().noneMatch(version -> same(version, preset))) {
                    publish(tx, preset, true, stamp);
                }
            }
            if (AssignmentStore.newest(tx).isEmpty()) {
                AssignmentStore.add(tx, 1, AssignmentDocument.FIRST, stamp);
            }
            return null;
        });
    }

    /**
     * Stores or replaces the draft of a model.
     *
     * @param expected whether the draft that is there, or null, is the one that the person believes to be there
     */
    Saved save(Model model, String who, Predicate<Draft> expected) {
        return transactions.call(tx -> {
            DraftStore.lock(tx);
            var before = DraftStore.find(tx, model.name()).orElse(null);
            expect(before, expected);
            var stamp = new Stamp(who, clock.instant());
            var next = model.withVersion(ModelStore.next(tx, model.name()));
            ModelStore.note(tx, stamp, "draft saved", next.name(), next.version());
            return new Saved(DraftStore.save(tx, next.name(), Models.write(next), stamp), before == null);
        });
    }

    /** @param created whether there was no draft before */
    record Saved(Draft draft, boolean created) {}

    void discard(String name, String who, Predicate<Draft> expected) {
        transactions.call(tx -> {
            var draft = draft(tx, name, expected);
            DraftStore.delete(tx, name);
            ModelStore.note(tx, new Stamp(who, clock.instant()), "draft discarded", draft.name(), null);
            return null;
        });
    }

    /** Makes the draft the version in force of its name; gives its number. */
    int publish(String name, String who, Predicate<Draft> expected) {
        return inForce.change(tx -> {
            var draft = draft(tx, name, expected);
            DraftStore.delete(tx, name);
            return publish(tx, read(draft.document(), false), false, new Stamp(who, clock.instant()));
        });
    }

    /** @param version null for all versions of the name */
    void archive(String name, Integer version, String who) {
        inForce.change(tx -> {
            var versions = ModelStore.all(tx).stream()
                    .filter(stored -> stored.name().equals(name))
                    .filter(stored -> version == null || stored.version() == version)
                    .toList();
            if (versions.isEmpty()) {
                throw ProblemException.notFound("there is no such version of a model called " + name);
            }
            for (var stored : versions) {
                if (stored.published()) {
                    ModelStore.archive(tx, name, stored.version());
                    ModelStore.note(tx, new Stamp(who, clock.instant()), "archived", name, stored.version());
                }
            }
            keepsAssigned(tx);
            return null;
        });
    }

    /** @param expected whether the assignment in force is the one that the person believes to be there */
    Stored assign(AssignmentDocument document, String who, Predicate<Stored> expected) {
        return inForce.change(tx -> {
            var before = AssignmentStore.newest(tx).orElseThrow();
            if (!expected.test(before)) {
                throw ModelProblems.changedMeanwhile("The assignment is at version " + before.version() + " now.");
            }
            var next = new AssignmentDocument(
                    document.phases() == null ? before.document().phases() : document.phases(),
                    document.rules() == null ? List.of() : document.rules(),
                    document.standard());
            var faults = AssignmentCheck.faults(next, ModelStore.published(tx));
            if (!faults.isEmpty()) {
                throw ModelProblems.invalidAssignment(faults);
            }
            if (!next.equals(before.document())) {
                var stamp = new Stamp(who, clock.instant());
                AssignmentStore.add(tx, before.version() + 1, next, stamp);
                ModelStore.note(tx, stamp, "assigned", null, before.version() + 1);
            }
            return AssignmentStore.newest(tx).orElseThrow();
        });
    }

    /** Reads a document that an administrator wrote for a model of this name. */
    static Model named(String name, byte[] document, boolean normalise) {
        var model = read(document, normalise);
        if (!model.name().equals(name)) {
            throw ModelProblems.otherName(name);
        }
        return model;
    }

    private static Model read(byte[] document, boolean normalise) {
        try {
            return Models.read(document, normalise);
        } catch (InvalidModel e) {
            throw ModelProblems.invalid(e);
        }
    }

    private static int publish(Connection tx, Model model, boolean preset, Stamp stamp) throws SQLException {
        var next = model.withVersion(ModelStore.next(tx, model.name()));
        ModelStore.publish(
                tx,
                new Version(next.name(), next.version(), true, preset, Models.write(next), stamp.at(), stamp.who()));
        ModelStore.note(tx, stamp, "published", next.name(), next.version());
        return next.version();
    }

    private static void keepsAssigned(Connection tx) throws SQLException {
        var published = ModelStore.published(tx);
        var document = AssignmentStore.newest(tx).orElseThrow().document();
        var choices = Stream.concat(
                document.rules().stream().map(AssignmentDocument.RuleDocument::choice), Stream.of(document.standard()));
        var lost = choices.filter(choice -> !has(published.get(choice.model()), choice))
                .findFirst();
        if (lost.isPresent()) {
            throw ProblemException.conflict("accounts are assigned to model "
                    + lost.get().model() + ": assign them to another one first (PUT /v1/model-assignments)");
        }
    }

    private static boolean has(Set<Integer> published, ModelChoice choice) {
        return published != null && (choice.version() == null || published.contains(choice.version()));
    }

    private static Draft draft(Connection tx, String name, Predicate<Draft> expected) throws SQLException {
        DraftStore.lock(tx);
        var draft = DraftStore.find(tx, name).orElseThrow(() -> ModelProblems.noDraft(name));
        expect(draft, expected);
        return draft;
    }

    private static void expect(Draft draft, Predicate<Draft> expected) {
        if (!expected.test(draft)) {
            throw ModelProblems.changedMeanwhile(
                    draft == null ? "There is no draft." : "The draft is at revision " + draft.revision() + " now.");
        }
    }

    private static boolean same(Version stored, Model preset) {
        try {
            var known = Models.stored(stored.document()).withVersion(preset.version());
            return ModelDocument.of(known).equals(ModelDocument.of(preset));
        } catch (InvalidModel e) {
            return false;
        }
    }
}
