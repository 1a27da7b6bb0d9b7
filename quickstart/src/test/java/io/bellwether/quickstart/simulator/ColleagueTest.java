package io.bellwether.quickstart.simulator;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ColleagueTest {

    @Test
    void everyCustomerIsLookedAfterBySomebodyWithAManager() {
        var colleagues = Colleague.all();
        var ids = colleagues.stream().map(Colleague::id).collect(toSet());

        var book = new Simulation(1, 50, LocalDate.parse("2026-05-15")).book();

        assertThat(book).allSatisfy(customer -> assertThat(ids).contains(customer.csm()));
        assertThat(colleagues)
                .filteredOn(it -> it.role().equals("csm"))
                .allSatisfy(it -> assertThat(ids).contains(it.manager()));
        assertThat(colleagues).contains(new Colleague("ana.silva", "Ana Silva", "csm", "maya.brandt"));
    }
}
