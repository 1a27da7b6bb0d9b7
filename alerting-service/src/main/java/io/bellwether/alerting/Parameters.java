package io.bellwether.alerting;

import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestQuery;

/** Refuses, by their names, parameters of a query that are not taken, and values that cannot be read. */
@Provider
class Parameters implements ContainerRequestFilter {

    private static final Map<Class<?>, Shape> SHAPES = Map.of(
            int.class, new Shape("a whole number", Integer::parseInt),
            Integer.class, new Shape("a whole number", Integer::parseInt),
            boolean.class, new Shape("true or false", Parameters::parseBoolean),
            LocalDate.class, new Shape("a day such as 2026-05-20", LocalDate::parse),
            UUID.class, new Shape("a UUID", UUID::fromString));

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    /** @param parse fails where the text is none */
    private record Shape(String words, Consumer<String> parse) {

        boolean has(String text) {
            try {
                parse.accept(text);
                return true;
            } catch (IllegalArgumentException | DateTimeException _) {
                return false;
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var takes = known.computeIfAbsent(resource.getResourceMethod(), Parameters::of);
        if (!takes.isEmpty()) {
            var faults = new ArrayList<Fault>();
            request.getUriInfo().getQueryParameters().forEach((name, values) -> check(faults, takes, name, values));
            if (!faults.isEmpty()) {
                throw wrong(faults);
            }
        }
    }

    private static void check(List<Fault> faults, Map<String, Class<?>> takes, String name, List<String> values) {
        var type = takes.get(name);
        if (type == null) {
            faults.add(new Fault("is not taken here; known are " + String.join(", ", takes.keySet()), name));
            return;
        }
        var shape = SHAPES.get(type);
        if (shape != null && !values.stream().allMatch(shape::has)) {
            faults.add(new Fault("must be " + shape.words(), name));
        }
    }

    static ProblemException wrong(String name, String what) {
        return wrong(List.of(new Fault(what, name)));
    }

    private static ProblemException wrong(List<Fault> faults) {
        var first = faults.getFirst();
        return new ProblemException(
                Problem.of(400, "bad-request", "Bad request", first.pointer() + " " + first.detail() + ".")
                        .with(faults));
    }

    /** By name, of which type each parameter is that the method takes from the query. */
    private static Map<String, Class<?>> of(Method method) {
        var types = new TreeMap<String, Class<?>>();
        for (var parameter : method.getParameters()) {
            add(types, parameter.getAnnotation(RestQuery.class), parameter.getName(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (var field : parameter.getType().getDeclaredFields()) {
                    add(types, field.getAnnotation(RestQuery.class), field.getName(), field.getType());
                }
            }
        }
        return types;
    }

    private static void add(Map<String, Class<?>> types, RestQuery query, String name, Class<?> type) {
        if (query != null) {
            types.put(query.value().isEmpty() ? name : query.value(), type);
        }
    }

    private static void parseBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
    }
}
