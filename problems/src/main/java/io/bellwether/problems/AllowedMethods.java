package io.bellwether.problems;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** The methods of a requested path: a 405 must name them, and Quarkus' does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    static String ofRequest() {
        var context = CurrentRequestManager.get();
        var path = context.getPathWithoutPrefix();
        var classes = new RequestMapper<>(context.getDeployment().getClassMappers());
        var methods = new TreeSet<String>();
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    addMethods(routing, match.remaining.isEmpty() ? "/" : match.remaining, methods);
                }
            }
        }
        return String.join(", ", methods);
    }

    private static void addMethods(ClassRoutingHandler routing, String remaining, Set<String> methods) {
        routing.getMappers().forEach((method, resources) -> {
            if (method != null && resources.map(remaining) != null) {
                methods.add(method);
            }
        });
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
    }
}
