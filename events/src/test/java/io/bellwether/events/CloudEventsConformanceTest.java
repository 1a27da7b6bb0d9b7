package io.bellwether.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Decoded.Malformed;
import io.bellwether.events.Decoded.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The Kafka scenarios of the CloudEvents project (cloudevents/conformance), where its feature file is at hand.
 *
 * <p>Their event has no subject, so that it belongs to no account, and is of a type that is not ours: the tests add the
 * one and replace the other.
 */
class CloudEventsConformanceTest {

    private static final Path FEATURE =
            Path.of("../../shared/data/conformance/cloudevents-features/kafka-protocol-binding.feature");
    private static final Pattern PAYLOAD = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern TABLE_ROW = Pattern.compile("\\| *(\\S+) *\\| *(\\S.*?) *\\|");
    private static final Pattern EXAMPLE = Pattern.compile("\\| (application/\\S.*?) *\\|");
    private static final String THEIR_TYPE = "com.example.someevent";
    private static final EventType OUR_TYPE = Wire.type("account.churned");

    private List<Case> cases;

    @BeforeEach
    void readFeature() throws IOException {
        assumeTrue(Files.exists(FEATURE), "no conformance suite at hand");
        cases = cases(Files.readString(FEATURE, UTF_8));
    }

    @Test
    void bothModesArePresent() {
        assertThat(cases).hasSize(3);
    }

    @Test
    void theirEventAsItIsBelongsToNoAccount() {
        for (var example : cases) {
            assertThat(example.decode()).as("%s", example).isEqualTo(new Malformed("/subject", "is required"));
        }
    }

    @Test
    void ofAnAccountItIsAnUnknownType() {
        for (var example : cases) {
            assertThat(example.of("acme").decode()).as("%s", example).isEqualTo(new Unknown(THEIR_TYPE));
        }
    }

    @Test
    void asOneOfOurTypesItHasTheExpectedAttributes() {
        for (var example : cases) {
            var expected = example.attributes;
            var event = new Event(
                    expected.get("source"),
                    expected.get("id"),
                    "acme",
                    Instant.parse(expected.get("time")),
                    new Account.Churned(null));

            assertThat(example.of("acme").as(OUR_TYPE).decode())
                    .as("%s", example)
                    .isEqualTo(new Known(event));
        }
    }

    private static List<Case> cases(String feature) {
        var cases = new ArrayList<Case>();
        for (var scenario :
                Pattern.compile("Scenario").splitAsStream(feature).skip(1).toList()) {
            var payload = PAYLOAD.matcher(scenario)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            var headers = table(scenario, "Kafka headers", "When");
            var attributes = table(scenario, "attributes are", "the data");
            if (scenario.contains("Examples:")) {
                EXAMPLE.matcher(scenario.substring(scenario.indexOf("Examples:")))
                        .results()
                        .forEach(row -> cases.add(new Case(Map.of("content-type", row.group(1)), payload, attributes)));
            } else {
                cases.add(new Case(headers, payload, attributes));
            }
        }
        return cases;
    }

    private static Map<String, String> table(String scenario, String from, String to) {
        var start = scenario.indexOf(from);
        var rows = TABLE_ROW
                .matcher(scenario.substring(start, scenario.indexOf(to, start)))
                .results();
        var table = new HashMap<String, String>();
        rows.forEach((MatchResult row) -> table.put(row.group(1), row.group(2)));
        return table;
    }

    private record Case(Map<String, String> headers, String payload, Map<String, String> attributes) {

        Decoded decode() {
            return Codec.decode(headers::get, payload.getBytes(UTF_8));
        }

        Case of(String account) {
            var withSubject = new HashMap<>(headers);
            withSubject.put("ce_subject", account);
            var structured = payload.replace("\"data\":", "\"subject\": \"" + account + "\", \"data\":");
            return new Case(withSubject, structured, attributes);
        }

        Case as(EventType type) {
            var withType = new HashMap<>(headers);
            withType.put("ce_type", type.name());
            return new Case(withType, payload.replace(THEIR_TYPE, type.name()), attributes);
        }
    }
}
