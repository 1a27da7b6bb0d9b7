package io.bellwether.ingestion;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings for tests without a container: the defaults and what is given. */
final class Configs {

    private Configs() {}

    static IngestionConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(IngestionConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(IngestionConfig.class);
    }
}
