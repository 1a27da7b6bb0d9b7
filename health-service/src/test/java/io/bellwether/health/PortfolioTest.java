package io.bellwether.health;

import static io.bellwether.health.Rest.csm;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

        csm().get("/v1/portfolio?by=csm&csm=" + csm)
                .then()
                .statusCode(200)
                .body("groups", hasSize(1))
                .rootPath("groups[0]")
                .body("group", equalTo(csm))
                .body("accounts", equalTo(4))
                .body("averageScore", equalTo(74.25f))
                .body("bands.green.share", equalTo(0.75f))
                .body("bands.green.onTarget", equalTo(true))
                .body("bands.red.onTarget", equalTo(false))
                .body("movement[0].days", equalTo(30))
                .body("movement[0].compared", equalTo(4))
                .body("movement[0].change", equalTo(-2.75f))
                .body("movement[0].improved", equalTo(1))
                .body("movement[0].declined", equalTo(2))
                .body("movement[1].compared", equalTo(0))
                .body("movement[1].change", nullValue());
    }
}
