package io.bellwether.alerting;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.alerting.play.Choice;
import io.bellwether.alerting.play.Playbook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The playbooks that are shipped: at every start, each that is new or has changed becomes the next version, unless
 * somebody has written a version of their own.
 */
@Singleton
class PlaybookFiles {

    private static final List<String> FILES = List.of("risk", "onboarding", "renewal", "growth");

    private final DataSource database;
    private final PlaybookStore store;
    private final Clock clock;

    PlaybookFiles(DataSource database, PlaybookStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Before events come in: their tasks get playbooks. */
    void seed(@Observes @Priority(1) StartupEvent event) {
        QuarkusTransaction.requiringNew().call(this::seed);
    }

    private Void seed() throws SQLException {
        try (var tx = database.getConnection()) {
            store.lock(tx);
            var latest =
                    store.latest(tx).stream().collect(toMap(it -> it.playbook().name(), it -> it));
            for (var playbook : playbooks()) {
                var known = latest.get(playbook.name());
                boolean own = known != null && !known.by().equals(PlaybookStore.SHIPPED);
                if (!own && (known == null || !known.playbook().equals(playbook))) {
                    store.add(tx, playbook, PlaybookStore.SHIPPED, clock.instant());
                }
            }
            var choices = store.choices(tx);
            boolean own = choices.isPresent() && !choices.get().by().equals(PlaybookStore.SHIPPED);
            if (!own && (choices.isEmpty() || !choices.get().choices().equals(choices()))) {
                store.add(tx, choices(), PlaybookStore.SHIPPED, clock.instant());
            }
        }
        return null;
    }

    static List<Playbook> playbooks() {
        var playbooks = new ArrayList<Playbook>();
        for (var file : FILES) {
            playbooks.addAll(read("/playbooks/" + file + ".yaml", new TypeReference<List<Playbook>>() {}));
        }
        return playbooks;
    }

    static List<Choice> choices() {
        return read("/playbook-choices.yaml", new TypeReference<List<Choice>>() {});
    }

    /** What is said once and used several times (YAML's anchors) is expanded. */
    private static <T> List<T> read(String name, TypeReference<List<T>> type) {
        try (var file = PlaybookFiles.class.getResourceAsStream(name)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return PlaybookStore.JSON.convertValue(tree, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
