package io.bellwether.alerting;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bellwether.alerting.notify.Channel;
import io.bellwether.alerting.notify.Filter;
import io.bellwether.alerting.notify.Occasion;
import io.bellwether.events.Severity;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as the API takes it. */
@Schema(name = "EndpointToBe")
@JsonIgnoreProperties({"id", "origin", "disabledWhy", "pausedUntil", "createdAt", "updatedAt"}) // as it was read
record EndpointBody(
        @Schema(description = "webhook, slack or teams. When changing an endpoint, absent or the same as before.")
        Channel channel,

        @Schema(description = "https; never shown again. When changing an endpoint, absent for the same as before.")
        @Size(max = 2_000)
        String url,

        @Schema(description = "Empty for none. When changing an endpoint, absent for the same as before.")
        @Size(max = 500)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String description,

        @Schema(
                description =
                        "The id of the person whose own it is: they are told of their tasks, by their preferences. "
                                + "Absent for a team's or a system's, which is told of all that the filter matches. "
                                + "When changing an endpoint, absent for the same as before, empty for nobody's any more.")
        @Size(max = PersonView.LONGEST)
        @Pattern(regexp = TaskListQuery.NO_NUL, message = TaskListQuery.NUL)
        String person,

        @Schema(description = "Absent for everything; when changing an endpoint, for the same as before.")
        FilterBody filter,

        @Schema(description = "hmac (default) or ed25519, for the channel webhook only.")
        EndpointView.Signing signature,

        @Schema(description = "true by default; when changing an endpoint, absent for the same as before.")
        Boolean enabled) {

    /** What an endpoint is told of; a part that is absent stays as before, an empty one is for all. */
    @Schema(name = "FilterToBe")
    record FilterBody(Set<Occasion> occasions, Set<Severity> severities, Set<String> types) {

        Filter over(Filter before) {
            return new Filter(
                    requireNonNullElse(occasions, before.occasions()),
                    requireNonNullElse(severities, before.severities()),
                    requireNonNullElse(types, before.types()));
        }
    }

    /** The URL, checked as far as that is possible before it is dialled. */
    URI checkedUrl(boolean plainHttp) {
        if (channel == Channel.EMAIL) {
            throw invalid("must be one of webhook, slack, teams", "/channel");
        }
        if (channel != null && channel != Channel.WEBHOOK && signature != null) {
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

    boolean isEnabled(boolean before) {
        return requireNonNullElse(enabled, before);
    }

    Filter filterOver(Filter before) {
        return filter == null ? before : filter.over(before);
    }

    String descriptionOver(String before) {
        return over(description, before);
    }

    String personOver(String before) {
        return over(person, before);
    }

    private static String over(String given, String before) {
        if (given == null) {
            return before;
        }
        return given.isEmpty() ? null : given;
    }
}
