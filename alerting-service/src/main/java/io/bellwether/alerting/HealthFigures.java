package io.bellwether.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alerting.play.Figures;
import io.bellwether.events.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Figures of usage and support as the health service answers them when a document is asked for, in the name of whoever
 * asks. It is asked for no event: what is taken from topics does not depend on it.
 */
@Singleton
class HealthFigures {

    private static final Logger LOG = Logger.getLogger(HealthFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Map<String, String> INPUTS = Map.of(
            "activeUsers", "activeUsers",
            "featuresUsed", "featuresUsed",
            "totalFeatures", "totalFeatures",
            "ticketsOpened", "opened");

    private final Optional<URI> health;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HealthFigures(AlertingConfig config) {
        this.health = config.healthUrl();
    }

    /** @param authorization the header of whoever asks */
    Map<String, Object> of(String account, String authorization) {
        var figures = new HashMap<String, Object>();
        INPUTS.keySet().forEach(name -> figures.put(name, Figures.UNKNOWN));
        figures.put("csat", Figures.UNKNOWN);
        var explained = ask(account, authorization);
        figures.put("healthAway", explained.isEmpty());
        explained.ifPresent(it -> it.path("components")
                .forEach(component -> component.path("measures").forEach(measure -> read(figures, measure))));
        return figures;
    }

    private static void read(Map<String, Object> figures, JsonNode measure) {
        INPUTS.forEach((name, input) -> {
            var value = measure.path("inputs").path(input);
            if (value.isNumber()) {
                figures.put(name, number("%,.0f", value.doubleValue()));
            }
        });
        if (measure.path("name").asText().equals("csat")
                && measure.path("value").isNumber()) {
            figures.put("csat", number("%.1f", 5 * measure.path("value").doubleValue()));
        }
    }

    private static String number(String format, double value) {
        return Figures.escaped(String.format(Locale.ROOT, format, value));
    }

    private Optional<JsonNode> ask(String account, String authorization) {
        if (health.isEmpty() || authorization == null) {
            return Optional.empty();
        }
        var path = "/v1/accounts/"
                + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20") + "/health";
        var request = HttpRequest.newBuilder(URI.create(health.get() + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(Json.mapper().readTree(answer.body())) : Optional.empty();
        } catch (IOException e) {
            LOG.warnf("the health service cannot be asked: %s", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
