package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
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
}
