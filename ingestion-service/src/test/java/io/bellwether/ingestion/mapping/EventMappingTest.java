package io.bellwether.ingestion.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.ingestion.mapping.Outcome.Mapped;
import io.bellwether.ingestion.mapping.Outcome.Unmapped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {

    private static final String DESCRIBED = """
            name: crm
            files:
              - file: accounts.csv.gz
                zone: Europe/Berlin
                events:
                  - kind: account.described
                    when: { status: { not: [test] }, plan: { blank: false } }
                    account: id
                    time: { column: changed, at: "09:00" }
                    data:
                      segment: { column: plan, lower: true, lookup: { pro: large, free: small } }
                      arr: { column: mrr, times: 12 }
                      licensedUsers: { column: seats, default: 1 }
                      startDate: { column: since, format: "dd.MM.yyyy", plusDays: 1 }
            """;
    private static final Map<String, String> ROW = Map.of(
            "id",
            "acme",
            "status",
            "live",
            "plan",
            "PRO",
            "mrr",
            "579.21",
            "seats",
            "",
            "since",
            "28.02.2024",
            "changed",
            "2024-07-01");

    private final EventMapping mapping = mapping(DESCRIBED);

    @Test
    void columnsBecomeWhatTheContractAsksFor() {
        var event = map(ROW);

        assertThat(event.data().toString())
                .isEqualTo("{\"arr\":6950.52,\"licensedUsers\":1,\"segment\":\"large\",\"startDate\":\"2024-02-29\"}");
        assertThat(event.account()).isEqualTo("acme");
        assertThat(event.time()).isEqualTo("2024-07-01T07:00:00Z");
    }

    @Test
    void aShiftMovesTimesAndDatesAndLeavesTheIdAlone() {
        var shifted = (Mapped) mapping.map(row(ROW), new Shift(10), new EventIds());

        assertThat(shifted.time()).isEqualTo("2024-07-11T07:00:00Z");
        assertThat(shifted.data().path("startDate").textValue()).isEqualTo("2024-03-10");
        assertThat(shifted.id()).isEqualTo(map(ROW).id());
    }

    @Test
    void whatIsNotMappedDoesNotMatterForTheIdAndAllElseDoes() {
        assertThat(map(with("status", "trial")).id()).isEqualTo(map(ROW).id());
        for (var column : new String[] {"id", "plan", "mrr", "seats", "since", "changed"}) {
            var other = Map.of(
                    "id",
                    "emca",
                    "plan",
                    "free",
                    "mrr",
                    "1",
                    "seats",
                    "2",
                    "since",
                    "01.01.2024",
                    "changed",
                    "2024-07-02");
            assertThat(map(with(column, other.get(column))).id()).as(column).isNotEqualTo(map(ROW).id());
        }
    }

    @Test
    void conditionsMustAllHold() {
        assertThat(mapping.appliesTo(row(ROW))).isTrue();
        assertThat(mapping.appliesTo(row(with("status", "test")))).isFalse();
        assertThat(mapping.appliesTo(row(with("plan", " ")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id      | ' '        | is blank
                    plan    | gold       | is not in the lookup of segment
                    mrr     | 1,5        | is not a number such as 1234.5
                    mrr     | 1e99999999 | is a number of more than 30 digits
                    seats   | 1.5        | is not a whole number
                    since   | 30.02.2024 | is not a date or time in the format of the mapping
                    changed | 2024-02-30 | is not a date or time in the format of the mapping
                    changed | ''         | is blank
                    """)
    void aValueThatCannotBeTakenIsNamed(String column, String value, String why) {
        var outcome = mapping.map(row(with(column, value)), Shift.NONE, new EventIds());

        assertThat(outcome).isEqualTo(new Unmapped(mapping.type(), new Cell(column, value), why));
    }

    @Test
    void aTimeMayBeSoManyHoursAfterAnother() {
        var resolved = mapping("""
                name: tickets
                files:
                  - file: tickets.csv
                    events:
                      - kind: ticket.resolved
                        account: account
                        time: { column: created, format: epoch-seconds, plusHours: hours }
                        id: [region, number]
                        data: { ticket: number, resolutionHours: hours }
                """);
        var row = row(
                Map.of("account", "acme", "created", "1700000000", "hours", "1.5", "number", "4/2", "region", "eu"));

        var event = (Mapped) resolved.map(row, Shift.NONE, new EventIds());

        assertThat(event.time()).isEqualTo(Instant.ofEpochSecond(1_700_005_400));
        assertThat(event.id()).isEqualTo("tickets.csv/ticket.resolved/eu/4%2F2");
    }

    @Test
    void aShiftNeverGoesPastNow() {
        var latest = new LatestTime();
        latest.see(new FileMapping("f", ',', UTF_8, List.of(mapping), List.of()), row(ROW));

        assertThat(latest.shiftTo(Instant.parse("2024-07-03T06:59:59Z"))).isEqualTo(new Shift(1));
        assertThat(latest.shiftTo(Instant.parse("2024-07-03T07:00:00Z"))).isEqualTo(new Shift(2));
        assertThat(latest.shiftTo(Instant.parse("2024-07-01T06:00:00Z"))).isEqualTo(new Shift(-1));
    }

    private Mapped map(Map<String, String> row) {
        return (Mapped) mapping.map(row(row), Shift.NONE, new EventIds());
    }

    private static Map<String, String> with(String column, String value) {
        var row = new HashMap<>(ROW);
        row.put(column, value);
        return row;
    }

    private static Row row(Map<String, String> cells) {
        return cells::get;
    }

    private static EventMapping mapping(String yaml) {
        try {
            return MappingReader.read(yaml.getBytes(UTF_8))
                    .files()
                    .getFirst()
                    .events()
                    .getFirst();
        } catch (InvalidMapping e) {
            throw new AssertionError(e.faults().toString());
        }
    }
}
