package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonthlyUpdateTest {

    private static final Optional<String> MEETING = Optional.of("https://meet.example.com/{csm}?with=us");
    private static final Person ANA =
            new Person("ana ng", "Ana", "ana@example.com", "csm", null, ZoneOffset.UTC, WorkingTime.USUAL);

    @Test
    void theLinkIsTheOneOfTheCsm() {
        assertThat(MonthlyUpdate.link(ANA, MEETING)).isEqualTo("<https://meet.example.com/ana%20ng?with=us>");
    }

    @Test
    void withoutSuchLinksTheirAddressIsGiven() {
        assertThat(MonthlyUpdate.link(ANA, Optional.empty())).isEqualTo("<ana@example.com>");
        assertThat(MonthlyUpdate.link(Person.unknown("ben"), Optional.empty())).isEqualTo("not known yet");
    }

    @Test
    void whereNobodyHasTheAccountThereIsNone() {
        assertThat(MonthlyUpdate.link(Person.unknown(""), MEETING)).isEqualTo("not known yet");
    }
}
