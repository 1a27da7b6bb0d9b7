package io.bellwether.problems;

import io.bellwether.problems.Problem.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Says where the arguments of a resource method break their constraints. */
final class ViolationFaults {

    private ViolationFaults() {}

    static List<Fault> explain(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .map(violation -> new Fault(violation.getMessage(), place(violation)))
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::detail))
                .toList();
    }

    /** A JSON pointer for what lies within the body, else the name of the parameter. */
    private static String place(ConstraintViolation<?> violation) {
        var parameter = "";
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            pointer.append(step(node));
        }
        return pointer.isEmpty() ? parameter : pointer.toString();
    }

    private static String step(Path.Node node) {
        var element = node.getIndex() != null ? node.getIndex() : node.getKey();
        var within = element == null ? "" : "/" + element;
        return node.getKind() == ElementKind.PROPERTY ? within + "/" + node.getName() : within;
    }
}
