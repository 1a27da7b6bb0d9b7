package io.bellwether.e2e;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.bellwether.events.Event;
import io.bellwether.quickstart.CloudEvents;
import io.bellwether.quickstart.Installation;
import io.bellwether.quickstart.Service;
import io.bellwether.quickstart.Setup;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;

/** The one installation that all tests of a run share; each test uses accounts of its own. */
final class Bellwether {

    /** Sends bodies with the Content-Type that is given, and no charset added to it. */
    private static final RestAssuredConfig AS_GIVEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .defaultContentCharset("UTF-8")
                    .encodeContentTypeAs("application/pdf", ContentType.TEXT)
                    .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)
                    .encodeContentTypeAs(CloudEvents.BATCH, ContentType.TEXT));

    private Bellwether() {}

    static Installation running() {
        return Running.INSTALLATION;
    }

    /** A request to a service with a token that may do everything. */
    static RequestSpecification ask(Service service) {
        return anonymously(service).auth().oauth2(running().endpoints().token());
    }

    /** A request to a service with a token for these roles only. */
    static RequestSpecification ask(Service service, String... roles) {
        return anonymously(service).auth().oauth2(running().token(List.of(roles)));
    }

    static RequestSpecification anonymously(Service service) {
        return given().config(AS_GIVEN)
                .baseUri(running().endpoints().of(service).toString());
    }

    static Response send(List<Event> events) {
        return ask(Service.INGESTION, "publisher")
                .contentType(CloudEvents.BATCH)
                .body(CloudEvents.batch(events))
                .post("/v1/events");
    }

    static Response health(String account) {
        return ask(Service.HEALTH, "csm").get("/v1/accounts/{id}/health", account);
    }

    static void assertScored(String account) {
        health(account).then().statusCode(200).body("scored", is(true));
    }

    /** All tasks of the account, closed ones too. */
    static Response tasks(String account) {
        return ask(Service.ALERTING, "csm")
                .queryParam("account", account)
                .queryParam("status", "all")
                .get("/v1/tasks");
    }

    private static final class Running {
        static final Installation INSTALLATION = start();

        private static Installation start() {
            var repository = Path.of(System.getProperty("bellwether.home", ".."));
            var setup = new Setup(repository, Path.of("target/installation"), false, false, System.out::println);
            Installation.erase(setup);
            var installation = Installation.start(setup);
            Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
            return installation;
        }
    }
}
