package io.bellwether.quickstart;

/** Thrown when a service is not there any more, or never was; its message ends with what the service last said. */
final class ServiceDied extends RuntimeException {

    ServiceDied(Service service, String how, ServiceLog log) {
        super("%s %s.%nIts last words, also in %s:%n  %s"
                .formatted(service.label(), how, log.file(), String.join(System.lineSeparator() + "  ", log.last())));
    }
}
