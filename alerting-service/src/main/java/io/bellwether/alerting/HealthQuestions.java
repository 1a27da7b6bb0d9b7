package io.bellwether.alerting;

import io.bellwether.events.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Questions to the health service when a document is asked for, in the name of whoever asks. It is asked for no event:
 * what is taken from topics does not depend on it.
 */
@Singleton
class HealthQuestions {

    private static final Logger LOG = Logger.getLogger(HealthQuestions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Optional<URI> health;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    HealthQuestions(AlertingConfig config) {
        this(config.healthUrl());
    }

    HealthQuestions(Optional<URI> health) {
        this.health = health;
    }

    /**
     * Why an account has its score; nothing where the service cannot say.
     *
     * @param query of another model or day, from its question mark on, or empty
     * @param authorization the header of whoever asks; null where they sent none
     */
    Explained explain(String account, String query, String authorization) {
        if (health.isEmpty() || authorization == null) {
            return Explained.NOTHING;
        }
        var path = "/v1/accounts/"
                + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20") + "/health";
        var request = HttpRequest.newBuilder(URI.create(health.get() + path + query))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? new Explained(Json.mapper().readTree(answer.body()))
                    : Explained.NOTHING;
        } catch (IOException e) {
            LOG.warnf("the health service cannot be asked: %s", e.toString());
            return Explained.NOTHING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Explained.NOTHING;
        }
    }
}
