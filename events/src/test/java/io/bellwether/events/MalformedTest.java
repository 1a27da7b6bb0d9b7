package io.bellwether.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Decoded.Malformed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, where the pointer leads, and in which words. */
class MalformedTest {

    private static final EventType LOGIN = Wire.type("usage.login");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usage.login        | null                                 |                 | must be a JSON object
            usage.login        | []                                   |                 | must be a JSON object
            usage.login        | "u-1"                                |                 | must be a JSON object
            account.churned    | "too expensive"                      |                 | must be a JSON object
            usage.login        | {}                                   | /user           | is required
            usage.login        | {"user":5}                           | /user           | must be a string
            usage.login        | {"user":true}                        | /user           | must be a string
            usage.login        | {"user":["u"]}                       | /user           | must be a string
            usage.login        | {"user":"a\\u0000b"}                 | /user           | must not contain the NUL character
            usage.login        | {"user":"a\\ud800b"}                 | /user           | must not contain half a surrogate pair
            usage.login        | {"user":"a\\udc00"}                  | /user           | must not contain half a surrogate pair
            usage.feature-used | {"feature":"f","count":1e999}        | /count          | must be a whole number
            usage.feature-used | {"feature":"f","count":1.5}          | /count          | must be a whole number
            usage.feature-used | {"feature":"f","count":"3"}          | /count          | must be a whole number
            usage.feature-used | {"feature":"f","count":3000000000}   | /count          | is too large a number
            usage.feature-used | {"feature":"f","count":0}            | /count          | must be from 1 to 1000000000
            usage.feature-used | {"feature":"f","core":"true"}        | /core           | must be true or false
            usage.session      | {"user":"u","durationSeconds":"5"}   | /durationSeconds | must be a number
            usage.session      | {"user":"u","durationSeconds":"NaN"} | /durationSeconds | must be from 0 to 1000000000000
            usage.session      | {"user":"u","durationSeconds":1e999} | /durationSeconds | must be from 0 to 1000000000000
            usage.data-quality | {"score":1.01}                       | /score          | must be from 0 to 1
            account.sentiment  | {"score":-1.01}                      | /score          | must be from -1 to 1
            usage.workflow     | {"workflow":"w","state":"COMPLETED"} | /state          | must be one of started, completed
            usage.workflow     | {"workflow":"w","state":1}           | /state          | must be one of started, completed
            ticket.opened      | {"ticket":"t","priority":"p1"}       | /priority       | must be one of P1, P2, P3, P4
            account.contract   | {"start":"2026-02-30"}               | /start          | must be a date such as 2026-05-01
            account.contract   | {"start":"2026-05-01T00:00:00Z"}     | /start          | must be a date such as 2026-05-01
            account.contract   | {"start":"+12026-05-01"}             | /start          | must be a date such as 2026-05-01
            account.contract   | {"start":""}                         | /start          | must be a date such as 2026-05-01
            account.contract   | {"start":[2026,5,1]}                 | /start          | must be a date such as 2026-05-01
            account.contract   | {"start":20574}                      | /start          | must be a date such as 2026-05-01
            task.changed       | {"snoozedUntil":"2026-05-01"}        | /snoozedUntil   | must be an RFC 3339 time such as 2026-05-01T09:30:00Z
            task.changed       | {"snoozedUntil":"+12026-05-01T00:00:00Z"} | /snoozedUntil | must be an RFC 3339 time such as 2026-05-01T09:30:00Z
            task.changed       | {"snoozedUntil":1777627800}          | /snoozedUntil   | must be an RFC 3339 time such as 2026-05-01T09:30:00Z
            survey.answered    | {"survey":"csat","score":0}          | /score          | must be from 1 to 5 for CSAT
            survey.answered    | {"survey":"nps","score":7.5}         | /score          | must be a whole number for NPS
            """)
    void dataThatCannotBe(String kind, String data, String pointer, String reason) {
        for (var wire : Wire.values()) {
            assertThat(wire.decode(Wire.type(kind), data))
                    .as("%s", wire)
                    .isEqualTo(new Malformed("/data" + (pointer == null ? "" : pointer), reason));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [null]                                            | /movers/0        | is required
            [{"measure":"m","words":"w"}]                     | /movers/0/points | is required
            [{"measure":"m","points":"NaN","words":"w"}]      | /movers/0/points | must be a finite number
            [{"measure":"m","points":1e999,"words":"w"}]      | /movers/0/points | must be a finite number
            [{"measure":"m","points":1,"words":"\\u0000"}]    | /movers/0/words  | must not contain the NUL character
            {}                                                | /movers          | must be a JSON array
            """)
    void whatIsNestedIsCheckedToo(String movers, String pointer, String reason) {
        var data = "{\"opportunity\":\"seats\",\"since\":\"2026-05-01\",\"evidence\":\"e\",\"movers\":" + movers + "}";
        for (var wire : Wire.values()) {
            assertThat(wire.decode(Wire.type("expansion.raised"), data))
                    .as("%s", wire)
                    .isEqualTo(new Malformed("/data" + pointer, reason));
        }
    }

    @Test
    void aStringHasALongestLength() {
        var longest = "é".repeat(10_000);
        for (var wire : Wire.values()) {
            assertThat(wire.decode(LOGIN, "{\"user\":\"" + longest + "\"}")).isInstanceOf(Decoded.Known.class);
            assertThat(wire.decode(LOGIN, "{\"user\":\"" + longest + "x\"}"))
                    .isEqualTo(new Malformed("/data/user", "must not be longer than 10000 characters"));
        }
    }

    static Stream<byte[]> notJson() {
        return Stream.concat(
                Stream.of(
                                "nonsense",
                                "{\"user\":\"u\"",
                                "{\"user\":\"u",
                                "{\"user\":",
                                "{\"user\":\"u\",}",
                                "{\"user\":\"u\"}}",
                                "{\"user\":\"u\"} {}",
                                "{'user':'u'}",
                                "{\"user\":\"a\nb\"}",
                                "{\"user\":NaN}",
                                "{\"user\":\"\\x\"}",
                                "<user>u</user>")
                        .map(text -> text.getBytes(UTF_8)),
                Stream.of(
                        "{\"user\":\"Zoë\"}".getBytes(ISO_8859_1),
                        new byte[] {'{', '"', 'u', 's', 'e', 'r', '"', ':', '"', (byte) 0xff, '"', '}'}));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void bytesThatAreNoJsonAreCalledSo(byte[] data) {
        for (var wire : Wire.values()) {
            assertThat(wire.decode(Wire.attributes(LOGIN), data)).isInstanceOfSatisfying(Malformed.class, malformed -> {
                assertThat(malformed.reason()).startsWith("is not valid JSON");
                assertThat(malformed.pointer()).isEqualTo(wire == Wire.BINARY ? "/data" : "");
            });
        }
    }

    @Test
    void theSameFieldTwiceIsAmbiguous() {
        assertThat(Wire.BINARY.decode(LOGIN, "{\"user\":\"a\",\"user\":\"b\"}"))
                .isEqualTo(new Malformed("/data", "has a field twice at line 1, column 19"));
        assertThat(Wire.STRUCTURED.decode(LOGIN, "{\"user\":\"a\",\"x\":1,\"x\":2}"))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).startsWith("has a field twice"));
    }

    @Test
    void bombsAreDefused() {
        for (var bomb :
                new String[] {"[".repeat(32), "[".repeat(100_000), "9".repeat(100_000), "1e" + "9".repeat(100_000)}) {
            for (var wire : Wire.values()) {
                assertThat(wire.decode(LOGIN, "{\"user\":\"u\",\"x\":" + bomb))
                        .isEqualTo(new Malformed(
                                wire == Wire.BINARY ? "/data" : "",
                                "is nested too deep, or a number or name in it is too long"));
            }
        }
    }
}
