package io.bellwether.problems;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers with a problem what fails outside of JAX-RS, and what JAX-RS has no mapper for. */
@Singleton
class RouterProblems {

    void register(@Observes Router router) {
        // Quarkus adds its own handlers of the same order later: those come after this one
        router.route().last().failureHandler(RouterProblems::takeFailure);
        router.errorHandler(404, ctx -> answer(ctx, 404));
    }

    private static void takeFailure(RoutingContext ctx) {
        var response = ctx.response();
        boolean challenged = response.getStatusCode() >= 400;
        if (response.headWritten() || response.closed()) {
            ctx.next();
        } else if (!isOfSecurity(ctx.failure())) {
            answer(ctx, ctx.statusCode());
        } else if (challenged) {
            answer(ctx, response.getStatusCode());
        } else {
            ctx.next(); // to the handler that sends the challenge through JAX-RS and its filters
        }
    }

    private static boolean isOfSecurity(Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof UnauthorizedException
                || failure instanceof ForbiddenException;
    }

    private static void answer(RoutingContext ctx, int status) {
        var response = ctx.response();
        var problem = Explanation.of(status, ctx.failure());
        Explanation.retryAfter(ctx.failure())
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problem.json()));
    }
}
