package io.bellwether.health;

import static java.util.Comparator.comparingInt;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.health.DraftStore.Draft;
import io.bellwether.health.ModelStore.Version;
import io.bellwether.health.model.Models;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** All models with what became of them, as JSON. */
record ModelList(List<Entry> models) {

    /**
     * A model.
     *
     * @param title as the version in force has it, else the draft
     * @param inForce the version that judges accounts which are assigned to the model by name; absent if none is published
     * @param draft absent if there is none
     * @param versions the newest first
     */
    @JsonInclude(Include.NON_NULL)
    record Entry(String name, String title, Integer inForce, DraftEntry draft, List<VersionEntry> versions) {}

    /** A draft; {@code revision} is its ETag. */
    record DraftEntry(long revision, Instant savedAt, String savedBy) {}

    /**
     * A version.
     *
     * @param status published or archived
     * @param preset whether it came with the product
     */
    record VersionEntry(int version, String status, boolean preset, Instant publishedAt, String publishedBy) {

        static VersionEntry of(Version stored) {
            return new VersionEntry(
                    stored.version(),
                    stored.published() ? "published" : "archived",
                    stored.preset(),
                    stored.publishedAt(),
                    stored.publishedBy());
        }
    }

    static ModelList of(Connection connection) throws SQLException {
        var versions = ModelStore.all(connection).stream().collect(groupingBy(Version::name));
        var drafts = DraftStore.all(connection).stream().collect(toMap(Draft::name, identity()));
        var names = new TreeSet<>(versions.keySet());
        names.addAll(drafts.keySet());
        return new ModelList(names.stream()
                .map(name -> entry(name, versions.getOrDefault(name, List.of()), drafts.get(name)))
                .toList());
    }

    /** @param versions the one in force first, if any is */
    private static Entry entry(String name, List<Version> versions, Draft draft) {
        var document =
                versions.isEmpty() ? draft.document() : versions.getFirst().document();
        return new Entry(
                name,
                Models.stored(document).title(),
                versions.isEmpty() || !versions.getFirst().published()
                        ? null
                        : versions.getFirst().version(),
                draft == null ? null : new DraftEntry(draft.revision(), draft.savedAt(), draft.savedBy()),
                versions.stream()
                        .sorted(comparingInt(Version::version).reversed())
                        .map(VersionEntry::of)
                        .toList());
    }
}
