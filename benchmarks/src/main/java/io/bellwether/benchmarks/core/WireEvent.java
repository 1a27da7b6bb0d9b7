package io.bellwether.benchmarks.core;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.bellwether.events.Usage;
import java.time.Instant;

/** A usage event as Jackson alone reads it, in one pass and without our checks: a JSON object with the data inside. */
record WireEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "type",
                visible = true)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Usage.Login.class, name = "io.bellwether.usage.login.v1"),
            @JsonSubTypes.Type(value = Usage.FeatureUsed.class, name = "io.bellwether.usage.feature-used.v1"),
            @JsonSubTypes.Type(value = Usage.Session.class, name = "io.bellwether.usage.session.v1")
        })
        Usage data) {}
