package io.bellwether.problems;

import java.time.Duration;
import java.util.Optional;

/** Thrown by a resource to answer with a problem; it is an answer, not a failure of the service, and is not logged. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter when to come again, sent as Retry-After; may be null */
    public ProblemException(Problem problem, Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpProblem.NOT_FOUND.because(detail));
    }

    /** A parameter or body that cannot be taken. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpProblem.BAD_REQUEST.because(detail));
    }

    /** A request that is right in itself but not in the present state of the thing. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(HttpProblem.CONFLICT.because(detail));
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
