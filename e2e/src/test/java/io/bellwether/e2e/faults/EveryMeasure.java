package io.bellwether.e2e.faults;

import io.bellwether.health.measure.Measure;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Models;
import io.bellwether.quickstart.Service;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A model of every measure there is, by which accounts are asked for: the default model weighs a third of them. */
final class EveryMeasure {

    private static final String NAME = "every-measure";

    private static final String DOCUMENT =
            """
            name: %s
            title: Every measure
            bands: {green: 80, yellow: 50}
            components:
              - name: all
                weight: 1
                measures: [%s]
            """.formatted(NAME, Measures.all().stream().map(Measure::name).collect(Collectors.joining(", ")));

    private EveryMeasure() {}

    static Model model() {
        return Models.read(DOCUMENT.getBytes(StandardCharsets.UTF_8), false);
    }

    /** No account is judged by it unless asked for. */
    static void publish(Fleet fleet) {
        var service = fleet.ready(Service.HEALTH).url();
        var api = new Api(fleet.token());
        api.change("PUT", service, "/v1/models/" + NAME, DOCUMENT);
        api.change("POST", service, "/v1/models/" + NAME + "/publish", "");
    }
}
