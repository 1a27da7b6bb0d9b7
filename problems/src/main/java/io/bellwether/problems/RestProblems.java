package io.bellwether.problems;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every error that JAX-RS answers the body of a problem, and keeps its headers. */
public class RestProblems {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    @ServerExceptionMapper
    public Response answer(ProblemException stated) {
        return Response.status(stated.problem().status()).build();
    }

    /** Leaves alone what a resource returned on purpose: an error status together with a body. */
    @ServerResponseFilter
    public void explain(ContainerResponseContext response, Throwable failure) {
        boolean onPurpose = failure == null && response.hasEntity();
        if (response.getStatus() < 400 || onPurpose) {
            return;
        }
        var problem = Explanation.of(response.getStatus(), failure);
        var headers = response.getHeaders();
        Explanation.retryAfter(failure).ifPresent(seconds -> headers.putSingle(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.status() == 405) {
            headers.computeIfAbsent(HttpHeaders.ALLOW, _ -> List.of(AllowedMethods.ofRequest()));
        }
        response.setStatus(problem.status());
        response.setEntity(problem.json(), new Annotation[0], PROBLEM);
    }
}
