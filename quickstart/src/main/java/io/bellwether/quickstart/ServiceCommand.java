package io.bellwether.quickstart;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command that runs a service's jar, configured as in production: by environment variables. */
final class ServiceCommand {

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms24m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // Half the processor time until all is ready; the speed of long runs is for production.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // Quarkus registers some of Netty's gauges twice, and Micrometer warns of it at every start.
            "-Dquarkus.log.category.\"io.micrometer\".level=ERROR");

    private ServiceCommand() {}

    static ProcessBuilder of(Service service, Setup setup, URI url, Map<String, String> environment) {
        var jar = service.jar(setup.repository().toAbsolutePath());
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first, as ./bellwether up does.");
        }
        var command = new ProcessBuilder(new ArrayList<>(JVM));
        command.command().addAll(List.of("-jar", jar.toString()));
        command.environment().putAll(environment);
        command.environment()
                .putAll(Map.of(
                        "BELLWETHER_HOST",
                        url.getHost(),
                        "QUARKUS_HTTP_HOST",
                        url.getHost(),
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(url.getPort())));
        return command;
    }
}
