package io.bellwether.e2e;

import static io.bellwether.e2e.Bellwether.ask;
import static io.bellwether.e2e.Bellwether.health;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bellwether.quickstart.Service;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String MAPPING = """
            name: e2e
            files:
              - file: accounts.csv
                events:
                  - kind: account.described
                    account: id
                    time: since
                    data:
                      name: name
                      licensedUsers: seats
            """;

    @Test
    void goodRowsAreTakenAndBadOnesAreReportedWithTheirPlace() {
        var csv = """
                id,name,seats,since
                imported-1,One,10,2026-05-04
                imported-2,Two,many,2026-05-04
                imported-3,Three,30,2026-05-04
                """;

        var report = finished(upload(MAPPING, csv));

        report.then()
                .body("state", equalTo("done"))
                .body("counts.rows", equalTo(3))
                .body("counts.accepted", equalTo(2))
                .body("counts.rejected", equalTo(1))
                .body("errors.line", contains(3))
                .body("errors.column", contains("seats"));
        await().atMost(SOON).untilAsserted(() -> health("imported-3").then().statusCode(200));
        health("imported-2").then().statusCode(404);
    }

    @Test
    void aMappingThatIsWrongIsRefusedWithEveryFault() {
        upload("name: e2e\nfiles: [{file: accounts.csv, events: [{kind: account.teleported}]}]", "id\n1\n")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/files/0/events/0"));
    }

    private static Response upload(String mapping, String csv) {
        return ask(Service.INGESTION, "publisher")
                .multiPart("mapping", "mapping.yaml", mapping.getBytes(UTF_8), "application/yaml")
                .multiPart("file", "accounts.csv", csv.getBytes(UTF_8), "text/csv")
                .post("/v1/imports");
    }

    private static Response finished(Response begun) {
        begun.then().statusCode(202);
        String path = "/v1/imports/" + begun.path("id");
        await().atMost(SOON)
                .untilAsserted(() ->
                        ask(Service.INGESTION, "publisher").get(path).then().body("state", equalTo("done")));
        return ask(Service.INGESTION, "publisher").get(path);
    }
}
