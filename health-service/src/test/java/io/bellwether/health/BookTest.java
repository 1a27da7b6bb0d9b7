package io.bellwether.health;

import static io.bellwether.health.Rest.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.fixture.Infrastructure;
import io.bellwether.health.SimulationStore.Filter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a simulation reads accounts, from a real database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BookTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String segment = newAccount("large");

    @Inject
    DataSource database;

    @Test
    void aPageHasFewAccountsWhereTheyAreLargeAndAllComeInTheEnd() throws SQLException {
        var state = LargeAccount.stored(today);
        var accounts = IntStream.range(0, 15).mapToObj(this::account).toList();
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            for (var account : accounts) {
                rows.say(account, today, 60);
                rows.segment(account, segment);
                rows.known(account, state);
            }

            var pages = pages(connection);

            assertThat(pages).hasSizeGreaterThan(2);
            assertThat(pages).allMatch(page -> (page.size() - 1L) * state.length < Slice.BYTES);
            assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(accounts);
        }
    }

    private List<List<String>> pages(Connection connection) throws SQLException {
        var book = new Book(connection, today.minusDays(400), "value", new Filter(null, segment, false));
        var pages = new ArrayList<List<String>>();
        for (var page = book.next(); !page.isEmpty(); page = book.next()) {
            pages.add(page.stream().map(Book.Entry::account).toList());
        }
        return pages;
    }

    private String account(int number) {
        return segment + "-%03d".formatted(number);
    }
}
