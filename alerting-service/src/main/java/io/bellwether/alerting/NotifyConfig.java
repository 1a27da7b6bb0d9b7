package io.bellwether.alerting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of notifications; each is also an environment variable, such as BELLWETHER_NOTIFY_KEY. */
@ConfigMapping(prefix = "bellwether.notify")
interface NotifyConfig {

    /** Encrypts the URLs and secrets of endpoints: 32 random bytes in base64. Without it there are no endpoints. */
    Optional<String> key();

    /** Whom e-mails come from. Without it none are sent. */
    Optional<String> mailFrom();

    /** Where people find a task; {@code {task}} stands for its id. By default, what this service answers of it itself. */
    @WithDefault("http://localhost:8084/v1/tasks/{task}")
    String taskLink();

    /** Networks, addresses or host names inside of yours that endpoints may have, such as 10.1.0.0/16. */
    Optional<List<String>> allow();

    /** Whether endpoints may have URLs without TLS. */
    @WithDefault("false")
    boolean plainHttp();

    /** For how long one attempt may take, from the name's resolution to the answer's end; well within the lease. */
    @WithDefault("PT20S")
    @DurationMin(millis = 1)
    @DurationMax(
            seconds = 60,
            message = "must be at most PT60S: half of the two minutes after which another instance sends it again")
    Duration timeout();

    /** Deliveries under way to one endpoint at once, in one instance. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int perEndpoint();

    /** How often the database is asked for what is due. */
    @WithDefault("PT1S")
    Duration poll();

    /** For how long finished deliveries are kept. */
    @WithDefault("P90D")
    Duration keep();

    /** A file in place of the built-in {@code notify.yaml}: retries, and what people are told by default. */
    Optional<Path> rules();
}
