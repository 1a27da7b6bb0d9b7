package io.bellwether.health;

import static io.bellwether.health.Rest.csm;
import static io.bellwether.health.Rest.newAccount;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Accounts of which there is little or nothing, over REST. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccountResourceTest {

    private final String account = newAccount("account");

    @Inject
    DataSource database;

    @Test
    void whoseHistoryIsSettlingIsNotJudgedYetAndExplainedAllTheSame() throws SQLException {
        try (var connection = database.getConnection()) {
            new AccountRows(connection).known(account);
        }

        csm().get("/v1/accounts/" + account)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Retry-After", "4")
                .body("type", equalTo("/problems/not-judged-yet"))
                .body("detail", containsString("within 60 s"));
        csm().get("/v1/accounts/" + account + "/health").then().statusCode(200);
    }

    @Test
    void ofWhichNothingHasComeIsNotFound() {
        csm().get("/v1/accounts/" + account)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("detail", containsString("no event of account " + account));
    }
}
