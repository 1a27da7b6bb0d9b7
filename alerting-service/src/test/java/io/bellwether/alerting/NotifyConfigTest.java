package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyConfigTest {

    @Test
    void byDefaultATaskIsFoundWhereThisServiceAnswersOfIt() throws IOException {
        var shipped = new PropertiesConfigSource(NotifyConfigTest.class.getResource("/application.properties"), 100);
        var config = new SmallRyeConfigBuilder()
                .withMapping(NotifyConfig.class)
                .withMappingIgnore("**")
                .withSources(shipped)
                .build();

        var link = config.getConfigMapping(NotifyConfig.class).taskLink();

        var port = config.getValue("quarkus.http.port", Integer.class);
        assertThat(link).isEqualTo("http://localhost:" + port + "/v1/tasks/{task}");
    }

    @Test
    void anAttemptThatCouldOutliveItsLeaseIsRefusedAtTheStart() throws Exception {
        assertThat(faults(Duration.ofSeconds(60))).isEmpty();
        assertThat(faults(Duration.ofSeconds(61)))
                .containsExactly(
                        "must be at most PT60S: half of the two minutes after which another instance sends it again");
        assertThat(DeliveryStore.LEASE).isEqualTo(Duration.ofMinutes(2));
    }

    /** By the rules that Quarkus holds against settings when it starts. */
    private static List<String> faults(Duration timeout) throws Exception {
        var config = new SmallRyeConfigBuilder()
                .withMapping(NotifyConfig.class)
                .build()
                .getConfigMapping(NotifyConfig.class);
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory
                    .getValidator()
                    .forExecutables()
                    .validateReturnValue(config, NotifyConfig.class.getMethod("timeout"), timeout)
                    .stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }
}
