package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes people and absences down, as an admin does. */
final class Colleagues {

    private Colleagues() {}

    static String away(String person, String from, String to, String deputy) {
        var body = new HashMap<String, String>(Map.of("from", from, "to", to));
        body.put("deputy", deputy);
        return absence(person, body).statusCode(201).extract().path("id");
    }

    static ValidatableResponse absence(String person, Map<String, String> body) {
        return as("root", "admin")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/people/" + person + "/absences")
                .then();
    }

    static void person(String id, String role, String zone, List<String> holidays) {
        put(id, body(role, zone, holidays));
    }

    static Map<String, Object> body(String role, String zone, List<String> holidays) {
        var days = List.of("monday", "tuesday", "wednesday", "thursday", "friday");
        var working = Map.of("days", days, "from", "09:00", "to", "17:00", "holidays", holidays);
        return Map.of("name", "Somebody", "role", role, "timeZone", zone, "working", working);
    }

    static void put(String id, Map<String, Object> body) {
        as("root", "admin")
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/people/" + id)
                .then()
                .statusCode(200);
    }

    static void forget(String id) {
        as("root", "admin").delete("/v1/people/" + id).then().statusCode(204);
    }
}
