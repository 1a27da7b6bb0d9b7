package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With answers of a health service as it gives them for an account under the models {@code value} and {@code support}. */
class HealthFiguresTest {

    private static final String TOKEN = "Bearer of-maria";
    private static final Map<String, String> FILES =
            Map.of("model=support", "support", "asOf=2026-04-15", "month-before");

    @Test
    void aReviewIsFilledFromTheMeasuresOfTheModel() {
        try (var health = new Receiver().answering(HealthFiguresTest::explain)) {
            var figures = asking(health).ofReview("acme & co", TOKEN);

            assertThat(figures)
                    .containsAllEntriesOf(Map.of(
                            "healthAway", false,
                            "activeUsers", "128",
                            "featuresUsed", "18",
                            "totalFeatures", "30",
                            "ticketsOpened", "13", // of the quarter, not the 4 of the month
                            "ticketsResolved", "not known yet", // no measure of this model counts them
                            "csatMean", "4.5"))
                    .containsEntry("ticketsUrgent", "2")
                    .containsEntry("escalations", "0")
                    .containsEntry(
                            "adoption",
                            List.of(
                                    "12 of 30 features are not in use yet",
                                    "122 of 250 licensed users are not active"));
            assertThat(health.received()).allSatisfy(asked -> {
                assertThat(asked.path()).isEqualTo("/v1/accounts/acme & co/health");
                assertThat(asked.header("Authorization")).isEqualTo(TOKEN);
            });
        }
    }

    @Test
    void satisfiedAnswersAreTakenFromTheModelThatCountsThem() {
        try (var health = new Receiver().answering(HealthFiguresTest::explain)) {
            assertThat(asking(health).ofReview("acme", TOKEN)).containsEntry("csatSatisfied", "88 %");
            assertThat(health.received()).hasSize(2);
        }
        try (var health = new Receiver().answering(it -> answer(it, "support"))) {
            assertThat(asking(health).ofReview("acme", TOKEN)).containsEntry("csatSatisfied", "88 %");
            assertThat(health.received()).hasSize(1);
        }
    }

    @Test
    void aMonthIsComparedWithTheOneBefore() {
        try (var health = new Receiver().answering(HealthFiguresTest::explain)) {
            assertThat(asking(health).ofMonth("acme", TOKEN))
                    .containsAllEntriesOf(Map.of(
                            "healthAway", false,
                            "activeUsers", "128",
                            "usersTrend", "down from 213",
                            "featuresUsed", "18",
                            "featuresChange", "+20 % in a month",
                            "ticketsOpened", "4", // of the month
                            "meanHours", "not known yet"));
        }
    }

    @Test
    void aMonthWithNothingToCompareWithSaysSo() {
        try (var health = new Receiver().answering(it -> answer(it, "support"))) {
            assertThat(asking(health).ofMonth("acme", TOKEN))
                    .containsEntry("usersTrend", "trend not known yet")
                    .containsEntry("featuresChange", "change not known yet");
        }
        try (var health = new Receiver().answering(it -> answer(it, "value"))) {
            assertThat(asking(health).ofMonth("acme", TOKEN))
                    .containsEntry("usersTrend", "as a month ago")
                    .containsEntry("featuresChange", "+0 % in a month");
        }
    }

    @Test
    void whatTheServiceDoesNotTellIsNotKnown() {
        try (var health = new Receiver().answering(Receiver.status(404, Map.of()))) {
            assertThat(asking(health).ofReview("acme", TOKEN))
                    .containsAllEntriesOf(Map.of(
                            "healthAway", true,
                            "activeUsers", "not known yet",
                            "ticketsOpened", "not known yet",
                            "csatSatisfied", "not known yet",
                            "adoption", List.of()));
        }
    }

    @Test
    void whoSendsNoTokenIsToldNothing() {
        try (var health = new Receiver().answering(HealthFiguresTest::explain)) {
            assertThat(asking(health).ofReview("acme", null)).containsEntry("healthAway", true);
            assertThat(health.received()).isEmpty();
        }
    }

    private static HealthFigures asking(Receiver health) {
        return new HealthFigures(
                new HealthQuestions(Optional.of(URI.create("http://127.0.0.1:" + health.port()))),
                Clock.fixed(Facts.TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
    }

    private static void explain(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        answer(exchange, query == null ? "value" : FILES.get(query));
    }

    private static void answer(HttpExchange exchange, String file) throws IOException {
        var body = Files.readString(Path.of("src/test/health", file + ".json")).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
