package io.bellwether.health;

import static io.bellwether.health.Rest.csm;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Figures over many accounts, on a real database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PortfolioTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String csm = "csm-" + UUID.randomUUID();

    @Inject
    DataSource database;

    @Test
    void aPortfolioIsComparedWithItsTargetsAndItsPast() throws SQLException {
        double[] now = {90, 85, 82, 40};
        double[] then = {80, 86, 82, 60};
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            for (int i = 0; i < now.length; i++) {
                rows.say(csm + i, today, now[i], csm);
                rows.recorded(csm + i, today.minusDays(45), then[i], 1);
            }
        }

        portfolio()
                .body("group", equalTo(csm))
                .body("accounts", equalTo(4))
                .body("arr", equalTo(4_000f))
                .body("averageScore", equalTo(74.25f))
                .body("averageOnTarget", equalTo(false))
                .body("bands.green.share", equalTo(0.75f))
                .body("bands.green.onTarget", equalTo(true))
                .body("bands.red.onTarget", equalTo(false))
                .body("movement[0].days", equalTo(30))
                .body("movement[0].since", equalTo(today.minusDays(30).toString()))
                .body("movement[0].compared", equalTo(4))
                .body("movement[0].change", equalTo(-2.75f))
                .body("movement[0].onTarget", nullValue())
                .body("movement[0].improved", equalTo(1))
                .body("movement[0].declined", equalTo(2))
                .body("movement[1].since", equalTo(today.minusDays(90).toString()))
                .body("movement[1].compared", equalTo(0))
                .body("movement[1].change", nullValue())
                .body("movement[1].onTarget", nullValue());
    }

    @Test
    void theQuarterIsJudgedByWhatItGained() throws SQLException {
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            rows.say(csm + 1, today, 76, csm);
            rows.recorded(csm + 1, today.minusDays(90), 71, 1);
        }

        portfolio()
                .body("averageOnTarget", equalTo(true))
                .body("movement[1].change", equalTo(5f))
                .body("movement[1].onTarget", equalTo(true));

        try (var connection = database.getConnection()) {
            new AccountRows(connection).say(csm + 1, today, 75, csm);
        }

        portfolio()
                .body("averageOnTarget", equalTo(false))
                .body("movement[1].change", equalTo(4f))
                .body("movement[1].onTarget", equalTo(false));
    }

    @Test
    void whoWasNotJudgedSinceWasThenWhatItIs() throws SQLException {
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            rows.say(csm + 1, today.minusDays(40), 60, csm);
            rows.recorded(csm + 1, today.minusDays(100), 90, 1);
        }

        portfolio()
                .body("movement[0].compared", equalTo(1))
                .body("movement[0].averageThen", equalTo(60f))
                .body("movement[0].change", equalTo(0f))
                .body("movement[1].averageThen", equalTo(90f))
                .body("movement[1].change", equalTo(-30f))
                .body("movement[1].declined", equalTo(1));
    }

    @Test
    void whoHasChurnedStandsApart() throws SQLException {
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            for (int i = 0; i < 3; i++) {
                rows.say(csm + i, today, 60 + i, csm);
                rows.recorded(csm + i, today.minusDays(45), 60, 1);
            }
            rows.churned(csm + 2);
        }

        portfolio()
                .body("accounts", equalTo(2))
                .body("arr", equalTo(2_000f))
                .body("churned.accounts", equalTo(1))
                .body("churned.arr", equalTo(1_000f))
                .body("scored", equalTo(2))
                .body("averageScore", equalTo(60.5f))
                .body("movement[0].compared", equalTo(2));
    }

    @Test
    void allAreOneGroupUnlessOthersAreAskedFor() throws SQLException {
        sayOfThreeSegments();

        for (var query : List.of("?by=all&csm=" + csm, "?csm=" + csm)) {
            portfolio(query)
                    .body("groups", hasSize(1))
                    .rootPath("groups[0]")
                    .body("group", equalTo("all"))
                    .body("accounts", equalTo(4))
                    .body("arr", equalTo(4_000f))
                    .body("averageScore", equalTo(65f))
                    .body("bands.yellow.accounts", equalTo(2))
                    .body("movement[0].compared", equalTo(1))
                    .body("movement[0].change", equalTo(-10f));
        }
    }

    @Test
    void segmentsStandApartAndThoseWithoutOneLast() throws SQLException {
        sayOfThreeSegments();

        portfolio("?by=segment&csm=" + csm)
                .body("groups.group", equalTo(Arrays.asList("retail", "travel", null)))
                .body("groups.accounts", equalTo(List.of(2, 1, 1)))
                .body("groups.averageScore", equalTo(List.of(75f, 70f, 40f)))
                .body("groups.collect { it.bands.green.accounts }", equalTo(List.of(1, 0, 0)))
                .body("groups.collect { it.movement[0].compared }", equalTo(List.of(0, 1, 0)));
        portfolio("?by=segment&segment=travel&csm=" + csm).body("groups.group", equalTo(List.of("travel")));
        portfolio("?segment=travel&csm=" + csm)
                .body("groups.group", equalTo(List.of("all")))
                .body("groups.accounts", equalTo(List.of(1)));
    }

    @Test
    void byAnythingElseThereIsNone() {
        csm().get("/v1/portfolio?by=phase").then().statusCode(400).contentType("application/problem+json");
    }

    /** Two of retail, one of travel, which fell by ten points, and one of none. */
    private void sayOfThreeSegments() throws SQLException {
        try (var connection = database.getConnection()) {
            var rows = new AccountRows(connection);
            double[] exact = {70, 80, 70, 40};
            String[] segments = {"travel", "retail", "retail", null};
            for (int i = 0; i < exact.length; i++) {
                rows.say(csm + i, today, exact[i], csm);
                rows.segment(csm + i, segments[i]);
            }
            rows.recorded(csm + 0, today.minusDays(45), 80, 1);
        }
    }

    private ValidatableResponse portfolio() {
        return portfolio("?by=csm&csm=" + csm).body("groups", hasSize(1)).rootPath("groups[0]");
    }

    private static ValidatableResponse portfolio(String query) {
        return csm().get("/v1/portfolio" + query).then().statusCode(200);
    }
}
