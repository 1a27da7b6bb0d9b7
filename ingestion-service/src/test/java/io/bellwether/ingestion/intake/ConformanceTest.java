package io.bellwether.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios that the CloudEvents project publishes for the HTTP binding. */
class ConformanceTest {

    private static final Path FEATURE = Path.of("..")
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared/data/conformance/cloudevents-features/http-protocol-binding.feature");
    private static final Pattern REQUEST =
            Pattern.compile("Given an HTTP request\\s+\"\"\"\\n(.*?)\\n\\s+\"\"\"", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\|\\s+(\\w+)\\s+\\|\\s+(\\S.*?)\\s+\\|");
    private static final Pattern DATA =
            Pattern.compile("following JSON:\\s+\"\"\"\\s+(.*?)\\n\\s+\"\"\"", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("\\|\\s+(application/.*?)\\s+\\|");

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        assumeTrue(Files.exists(FEATURE), "the scenarios are not at " + FEATURE);
        var outlines = List.of(Files.readString(FEATURE).split("Scenario Outline:")).stream()
                .skip(1);
        return outlines.flatMap(ConformanceTest::examples);
    }

    private static Stream<DynamicTest> examples(String outline) {
        var examples =
                EXAMPLE.matcher(outline.substring(outline.indexOf("Examples:"))).results();
        return examples.map(example -> {
            var scenario = outline.replace("<contentType>", example.group(1));
            return DynamicTest.dynamicTest(scenario.lines().findFirst().orElse(""), () -> check(scenario));
        });
    }

    private static void check(String scenario) throws IOException {
        var request = Request.parse(first(REQUEST, scenario));
        var event = request.event();

        event.read();

        var expected = new LinkedHashMap<String, String>();
        var table = scenario.substring(scenario.indexOf("the attributes are:"), scenario.indexOf("And the data"));
        ATTRIBUTE.matcher(table).results().skip(1).forEach(row -> expected.put(row.group(1), row.group(2)));
        var attributes = new LinkedHashMap<>(event.attributes());
        assertThat(attributes).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(event.data()).isEqualTo(Json.mapper().readTree(first(DATA, scenario)));
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private record Request(Map<String, String> headers, String body) {

        static Request parse(String text) {
            var lines = new ArrayList<>(text.lines().map(String::strip).toList());
            int blank = lines.indexOf("");
            var headers = new LinkedHashMap<String, String>();
            for (var line : lines.subList(1, blank)) {
                var parts = line.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
            return new Request(headers, String.join("\n", lines.subList(blank, lines.size())));
        }

        Incoming event() {
            var contentType = headers.get("content-type");
            if (contentType.startsWith("application/cloudevents+json")) {
                return new StructuredEvent(Slice.all(body.getBytes(UTF_8)));
            }
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("datacontenttype", contentType);
            headers.forEach((name, value) -> {
                if (name.startsWith("ce-")) {
                    attributes.put(name.substring("ce-".length()), value);
                }
            });
            return new BinaryEvent(attributes, body.getBytes(UTF_8));
        }
    }
}
