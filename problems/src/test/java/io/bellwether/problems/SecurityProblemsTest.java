package io.bellwether.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityProblemsTest {

    private static ValidatableResponse postWith(String authorization) {
        return given().header("Authorization", authorization)
                .body("x")
                .post("/things/secret")
                .then();
    }

    private static void assertUnauthorized(ValidatableResponse response) {
        response.statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthorized"))
                .body("status", equalTo(401));
    }

    @Test
    void aRequestWithoutATokenIsUnauthorized() {
        assertUnauthorized(given().body("x").post("/things/secret").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Bearer a.b.c", "Bearer", "Basic eDp5", ""})
    void aTokenThatIsNoneIsUnauthorized(String authorization) {
        assertUnauthorized(postWith(authorization));
    }

    @Test
    void anExpiredTokenIsUnauthorized() {
        assertUnauthorized(postWith(Tokens.bearer("publisher", Duration.ofHours(-1))));
    }

    @Test
    void aTokenWithoutTheRoleIsForbidden() {
        postWith(Tokens.bearer("csm", Duration.ofHours(1)))
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void aTokenWithTheRoleIsEnough() {
        postWith(Tokens.bearer("publisher", Duration.ofHours(1))).statusCode(200);
    }

    @Test
    void aPathProtectedByConfigurationIsUnauthorizedTheSameWay() {
        assertUnauthorized(given().get("/q/health/live").then());
    }
}
