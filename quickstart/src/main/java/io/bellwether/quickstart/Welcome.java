package io.bellwether.quickstart;

import java.nio.file.Path;

/** The lines that tell a newcomer what is where and what to try first. */
final class Welcome {

    private Welcome() {}

    static String text(Endpoints endpoints, Setup setup) {
        var file = shortest(setup.endpointsFile());
        return """

                Bellwether is running; Ctrl-C stops it.

                  ingestion   %s   send events: POST /v1/events, /v1/imports
                  health      %s   scores and why: GET /v1/accounts, /v1/accounts/{id}/health
                  survey      %s   CSAT, NPS, CES: POST /v1/invitations, GET /v1/results
                  alerting    %s   tasks for CSMs: GET /v1/tasks
                  Kafka       %s          PostgreSQL  %s
                  Each service describes its API at /q/openapi. All of this, with a token: %s
                  Logs: %s

                Try, in another terminal:
                  T=$(sed -n 's/.*"token" : "\\(.*\\)".*/\\1/p' %s)
                  curl -H "Authorization: Bearer $T" '%s/v1/accounts?sort=risk&limit=3'
                  curl -H "Authorization: Bearer $T" '%s/v1/tasks?limit=3'
                """.formatted(
                        endpoints.ingestion(),
                        endpoints.health(),
                        endpoints.survey(),
                        endpoints.alerting(),
                        endpoints.kafka(),
                        endpoints.postgres(),
                        file,
                        shortest(setup.folder().resolve("logs")),
                        file,
                        endpoints.health(),
                        endpoints.alerting());
    }

    private static Path shortest(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var here = Path.of("").toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
