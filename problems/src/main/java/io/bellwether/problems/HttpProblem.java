package io.bellwether.problems;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.List;

/** The problems that any service may answer with; {@code docs/problems.md} explains them. */
enum HttpProblem {
    BAD_REQUEST(400, "bad-request", "Bad request", "The request cannot be understood."),
    INVALID_REQUEST(400, "invalid-request", "Invalid request", "The list of errors names what is wrong, and where."),
    UNAUTHORIZED(
            401,
            "unauthorized",
            "Unauthorized",
            "Send a valid token in the header Authorization, after the word Bearer."),
    FORBIDDEN(403, "forbidden", "Forbidden", "The token is valid, but none of its roles allows this."),
    NOT_FOUND(404, "not-found", "Not found", "There is nothing at this path."),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            "Method not allowed",
            "The header Allow names the methods that this path takes."),
    NOT_ACCEPTABLE(
            406,
            "not-acceptable",
            "Not acceptable",
            "This path answers with none of the media types in the header Accept."),
    CONFLICT(409, "conflict", "Conflict", "The request does not fit the present state of the thing."),
    BODY_TOO_LARGE(413, "body-too-large", "Body too large", "Send less in one request."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "unsupported-media-type",
            "Unsupported media type",
            "This path does not take a body of this Content-Type or Content-Encoding."),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests", "Send fewer requests, or come again later."),
    INTERNAL_ERROR(500, "internal-error", "Internal error", "The service failed."),
    UNAVAILABLE(503, "unavailable", "Unavailable", "The service cannot take the request now; come again later.");

    private final int status;
    private final String slug;
    private final String title;
    private final String detail;

    HttpProblem(int status, String slug, String title, String detail) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
    }

    /** The problem of a status about which no more is known; RFC 9457's {@code about:blank} where it has no type of its own. */
    static Problem of(int status) {
        return Arrays.stream(values())
                .filter(known -> known.status == status)
                .findFirst()
                .map(HttpProblem::usual)
                .orElseGet(() -> blank(status));
    }

    Problem usual() {
        return because(detail);
    }

    Problem because(String detail) {
        return Problem.of(status, slug, title, detail);
    }

    int status() {
        return status;
    }

    String slug() {
        return slug;
    }

    private static Problem blank(int status) {
        var phrase = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Problem("about:blank", phrase, status, null, List.of());
    }
}
