package io.bellwether.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What a client may know of a failure: never its class, its stack or its cause. */
final class Explanation {

    private static final Logger LOG = Logger.getLogger(Explanation.class);

    private Explanation() {}

    /**
     * The problem to answer with, in its own status: the failure may tell of a better one than the given.
     *
     * @param failure null where no more is known than the status
     */
    static Problem of(int status, Throwable failure) {
        return find(ProblemException.class, failure)
                .map(ProblemException::problem)
                .or(() -> find(RejectedExecutionException.class, failure).map(_ -> HttpProblem.UNAVAILABLE.usual()))
                .orElseGet(() -> switch (status) {
                    case 400 -> badRequest(failure);
                    case 404 -> notFound(failure);
                    case 500 -> incident(failure);
                    default -> HttpProblem.of(status);
                });
    }

    /** The value of the header Retry-After, in seconds. */
    static Optional<String> retryAfter(Throwable failure) {
        return find(ProblemException.class, failure)
                .flatMap(ProblemException::retryAfter)
                .map(wait -> Long.toString(wait.toSeconds()));
    }

    private static Problem badRequest(Throwable failure) {
        return find(JsonProcessingException.class, failure)
                .map(json -> List.of(JsonFaults.explain(json)))
                .or(() -> find(ConstraintViolationException.class, failure).map(ViolationFaults::explain))
                .map(HttpProblem.INVALID_REQUEST.usual()::with)
                .orElseGet(HttpProblem.BAD_REQUEST::usual);
    }

    /** JAX-RS also answers 404 where a parameter cannot be converted, with the converter's exception as the cause. */
    private static Problem notFound(Throwable failure) {
        return failure instanceof NotFoundException && failure.getCause() != null
                ? HttpProblem.BAD_REQUEST.because(
                        "A parameter in the path or the query has a value that cannot be read.")
                : HttpProblem.NOT_FOUND.usual();
    }

    private static Problem incident(Throwable failure) {
        var incident = UUID.randomUUID();
        LOG.error("request failed: incident=" + incident, failure);
        return HttpProblem.INTERNAL_ERROR.because(
                "The service failed. Its operators find the reason in the log under incident " + incident + ".");
    }

    private static <T> Optional<T> find(Class<T> type, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
