package io.bellwether.alerting;

import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as the API takes it. */
@Schema(name = "EndpointToBe")
record EndpointBody(
        @Schema(description = "webhook, slack or teams.") @NotNull
        Channel channel,

        @Schema(description = "https; never shown again. When changing an endpoint, absent for the same as before.")
        @Size(max = 2_000)
        String url,

        @Size(max = 500) @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String description,

        @Schema(
                description =
                        "The id of the person whose own it is: they are told of their tasks, by their preferences. "
                                + "Absent for a team's or a system's, which is told of all that the filter matches.")
        @Size(min = 1, max = PersonView.LONGEST)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String person,

        @Schema(description = "Absent for everything.") Filter filter,

        @Schema(description = "hmac (default) or ed25519, for the channel webhook only.")
        EndpointView.Signing signature,

        @Schema(description = "true by default.") Boolean enabled) {

    /** The URL, checked as far as that is possible before it is dialled. */
    URI checkedUrl(boolean plainHttp) {
        if (channel == Channel.EMAIL) {
            throw invalid("must be one of webhook, slack, teams", "/channel");
        }
        if (channel != Channel.WEBHOOK && signature != null) {
            throw invalid("is for the channel webhook only", "/signature");
        }
        try {
            var uri = new URI(url.strip());
            var schemes = plainHttp ? Set.of("https", "http") : Set.of("https");
            if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
                throw invalid("must be an absolute URL with " + (plainHttp ? "http or https" : "https"), "/url");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw invalid("must have neither a user nor a fragment", "/url");
            }
            return uri;
        } catch (URISyntaxException _) {
            throw invalid("must be a URL", "/url");
        }
    }

    static ProblemException invalid(String detail, String pointer) {
        return new ProblemException(Problem.of(
                        400, "invalid-request", "Invalid request", "The list of errors names what is wrong, and where.")
                .with(List.of(new Fault(detail, pointer))));
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    Filter itsFilter() {
        return filter == null ? Filter.ALL : filter;
    }
}
