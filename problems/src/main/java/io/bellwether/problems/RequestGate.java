package io.bellwether.problems;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses bodies that no resource could take before a byte of them is read: encoded ones, and those known to be too long. */
@Singleton
class RequestGate {

    private final long maxBodySize;

    RequestGate(VertxHttpConfig http) {
        maxBodySize = BodyLimit.of(http);
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::checkBody);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(RequestGate::leaveLimitToBodyLimit);
    }

    private void checkBody(RoutingContext ctx) {
        if (!hasBody(ctx.request())) {
            ctx.next();
            return;
        }
        UnreadBody.discardAfterRefusal(ctx);
        if (isEncoded(ctx.request())) {
            ctx.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            ctx.fail(new ProblemException(
                    HttpProblem.UNSUPPORTED_MEDIA_TYPE.because("Send the body without a Content-Encoding.")));
        } else if (announcedLength(ctx.request()) > maxBodySize) {
            ctx.fail(BodyLimit.exceeded(maxBodySize));
        } else {
            ctx.next();
        }
    }

    private static void leaveLimitToBodyLimit(RoutingContext ctx) {
        ctx.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        ctx.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || announcedLength(request) > 0;
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** Where Quarkus decompresses, it has taken the header away. */
    private static boolean isEncoded(HttpServerRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !HttpHeaders.IDENTITY.toString().equalsIgnoreCase(encoding);
    }
}
