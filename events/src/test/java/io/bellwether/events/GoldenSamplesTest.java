package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.bellwether.events.Decoded.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {

    private static final Path CHECKSUMS = Path.of("src/test/resources/samples.sha256");

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void theSampleOfAKindIsAnEventOfThatKind(EventType type) {
        assertThat(decoded(type).fact()).isInstanceOf(type.shape());
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void inBinaryModeASampleIsTheSameEvent(EventType type) {
        var event = decoded(type);

        var message = Codec.encode(event);

        assertThat(Codec.decode(message.headers()::get, message.value())).isEqualTo(new Known(event));
    }

    @ParameterizedTest
    @MethodSource("io.bellwether.events.EventType#all")
    void theCommittedSchemaTakesTheSample(EventType type) throws IOException {
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Schemas.FOLDER.resolve(Schemas.fileName(type)), UTF_8));

        assertThat(schema.validate(Samples.data(type))).isEmpty();
    }

    /** A kind that has gained fields has a further sample with them. */
    @Test
    void everySampleFileIsAnEventThatTheSchemaOfItsKindTakes() throws IOException {
        try (var files = Files.list(Samples.FOLDER)) {
            for (var file : files.toList()) {
                var decoded = Codec.decode(_ -> "application/cloudevents+json", Files.readAllBytes(file));
                assertThat(decoded).as("%s", file).isInstanceOf(Known.class);
                var kind = EventType.of(((Known) decoded).event().fact());
                var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(Schemas.FOLDER.resolve(Schemas.fileName(kind)), UTF_8));
                assertThat(schema.validate(Json.mapper().readTree(file.toFile()).get("data")))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    /** Consumers and publishers test against them: samples are only ever added. */
    @Test
    void aPublishedSampleNeverChanges() throws Exception {
        var published = Files.readAllLines(CHECKSUMS, UTF_8);
        var present = checksums();

        assertThat(present)
                .as("samples listed in %s must stay as they are", CHECKSUMS)
                .containsAll(published);
        new DerivedFile(CHECKSUMS, getClass()).shouldBe(String.join("\n", present) + "\n");
    }

    /** In the format of sha256sum. */
    private static List<String> checksums() throws Exception {
        var lines = new ArrayList<String>();
        try (var files = Files.list(Samples.FOLDER)) {
            for (var file : files.sorted().toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                lines.add(HexFormat.of().formatHex(digest) + "  " + file.getFileName());
            }
        }
        return lines;
    }

    private static Event decoded(EventType type) {
        var decoded = Codec.decode(name -> "application/cloudevents+json", Samples.bytes(type));
        assertThat(decoded).isInstanceOf(Known.class);
        return ((Known) decoded).event();
    }
}
