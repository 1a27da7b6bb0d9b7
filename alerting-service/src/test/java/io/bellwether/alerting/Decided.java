package io.bellwether.alerting;

import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Patience.await;
import static io.bellwether.alerting.Webhooks.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.function.Consumer;

/** What is decided of accounts, as the API tells. */
final class Decided {

    private Decided() {}

    static String silence(Map<String, Object> silence) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(silence)
                .post("/v1/silences")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Waits until so many signals of the account are decided, however many rows that makes. */
    static void decided(String account, int times, Consumer<JsonPath> assertion) {
        await().untilAsserted(() -> {
            var page = asMaria()
                    .queryParam("limit", 200)
                    .get("/v1/accounts/" + account + "/decisions")
                    .jsonPath();
            assertThat(page.getList("decisions.times", Integer.class).stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isGreaterThanOrEqualTo(times);
            assertion.accept(page);
        });
    }
}
