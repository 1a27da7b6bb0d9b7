package io.bellwether.ingestion.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.problems.Problem.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private static final String GOOD = """
            name: crm
            files:
              - file: accounts.csv
                zone: Europe/Berlin
                events:
                  - kind: account.described
                    when: { status: { not: [test] } }
                    account: id
                    time: { column: changed, format: "dd.MM.yyyy HH:mm" }
                    data:
                      segment: { column: plan, lower: true, lookup: { pro: large, free: small }, otherwise: medium }
                      arr: { column: mrr, times: 12 }
                      licensedUsers: { column: seats, default: 1 }
                      startDate: { column: since, format: "dd.MM.yyyy", plusDays: 1 }
            """;

    @Test
    void allThatAMappingSaysIsRead() throws InvalidMapping {
        var mapping = MappingReader.read(GOOD.getBytes(UTF_8));

        assertThat(mapping.name()).isEqualTo("crm");
        var file = mapping.files().getFirst();
        assertThat(file.columns())
                .extracting(use -> use.column())
                .containsExactlyInAnyOrder("status", "id", "changed", "plan", "mrr", "seats", "since");
        var event = file.events().getFirst();
        assertThat(event.source()).isEqualTo("import:crm");
        assertThat(event.fields()).extracting(FieldRule::field).contains("arr", "startDate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name: crm            | name: C R M          | /name                               | pattern
                    kind:                | knd:                 | /files/0/events/0                   | 'knd'
                    account.described    | account.nothing      | /files/0/events/0/kind              | no kind
                    account.described    | health.scored        | /files/0/events/0/kind              | no kind
                    Europe/Berlin        | Europa/Berlin        | /files/0/zone                       | time zone
                    dd.MM.yyyy HH:mm     | dd.MM.jjjj HH:mm     | /files/0/events/0/time/format       | epoch-seconds
                    segment:             | segmnt:              | /files/0/events/0/data/segmnt       | has: name
                    column: mrr, times   | constant: x, times   | /files/0/events/0/data/arr/constant | not a number
                    column: mrr, times   | colum: mrr, times    | /files/0/events/0/data/arr          | 'colum'
                    column: mrr, times   | lower: true, times   | /files/0/events/0/data/arr          | either a column or a constant
                    lower: true          | times: 2             | /files/0/events/0/data/segment/times | number
                    default: 1           | plusDays: 1          | /files/0/events/0/data/licensedUsers/plusDays | date
                    default: 1           | otherwise: 1         | /files/0/events/0/data/licensedUsers/otherwise | lookup
                    account.described    | usage.login          | /files/0/events/0/data              | lacks user
                    { not: [test] }      | { blnk: true }       | /files/0/events/0/when/status       | 'blnk'
                    file: accounts.csv   | file: ../passwd      | /files/0/file                       | pattern
                    """)
    void aFaultIsNamedWithItsPlace(String from, String to, String pointer, String detail) {
        var faults = faults(GOOD.replace(from, to));

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.detail()).contains(detail);
        });
    }

    @Test
    void theConstantsOfALookupMustFitTheContract() {
        var faults = faults("""
                name: tickets
                files:
                  - file: tickets.csv
                    events:
                      - kind: ticket.opened
                        account: account
                        time: created
                        data:
                          ticket: id
                          priority: { column: priority, lookup: { urgent: P0 } }
                """);

        assertThat(faults)
                .containsExactly(
                        new Fault("must be one of P1, P2, P3, P4", "/files/0/events/0/data/priority/lookup/urgent"));
    }

    @Test
    void whatIsNoYamlIsSaidToBeNone() {
        assertThat(faults("name: ["))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("is not YAML at line"));
    }

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(InvalidMapping.class, () -> MappingReader.read(yaml.getBytes(UTF_8)))
                .faults();
    }
}
