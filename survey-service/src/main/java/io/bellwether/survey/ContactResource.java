package io.bellwether.survey;

import io.bellwether.survey.Answering.Outcome.Closed;
import io.bellwether.survey.Answering.Outcome.Recorded;
import io.bellwether.survey.Answering.Outcome.Refused;
import io.bellwether.survey.Answering.Outcome.Repeated;
import io.bellwether.survey.invitation.Opening.AlreadyAnswered;
import io.bellwether.survey.invitation.Opening.Nothing;
import io.bellwether.survey.invitation.Opening.Unanswered;
import io.bellwether.survey.invitation.Token;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The page behind a link: whoever holds the token may answer, without signing in.
 *
 * <p>The token also keeps forged posts out: no cookie is involved, so a site that does not know it can post nothing.
 */
@Path("/s/{token: .+}")
@Tag(name = "Contact's page")
@Produces(ContactResource.HTML)
@PermitAll
@RunOnVirtualThread
class ContactResource {

    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private static final Logger LOG = Logger.getLogger(ContactResource.class);

    private final Answering answering;
    private final Pages pages;

    ContactResource(Answering answering, Pages pages) {
        this.answering = answering;
        this.pages = pages;
    }

    @GET
    @Operation(
            summary = "Show the question",
            description = "Records nothing and spends nothing, however often it is fetched, and whoever fetches it.")
    @APIResponse(responseCode = "200", description = "The question, or word that it is answered already.")
    @APIResponse(responseCode = "404", description = "The link opens nothing: wrong, replaced, withdrawn or expired.")
    public RestResponse<String> ask(@RestPath String token, @RestQuery String score) {
        return guarded(() -> {
            var known = Token.read(token);
            if (known.isEmpty()) {
                return page(404, pages.nothing());
            }
            return switch (answering.open(known.get())) {
                case Unanswered unanswered ->
                    page(200, pages.question(unanswered.invitation().ask(), score));
                case AlreadyAnswered _ -> page(200, pages.alreadyAnswered());
                case Nothing _ -> page(404, pages.nothing());
            };
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Answer", description = "Records the first answer; the comment may have 2,000 characters.")
    @APIResponse(responseCode = "200", description = "Recorded.")
    @APIResponse(responseCode = "400", description = "The form again: no score, or the comment is too long.")
    @APIResponse(responseCode = "404", description = "The link opens nothing: wrong, replaced, withdrawn or expired.")
    @APIResponse(responseCode = "409", description = "Answered already; nothing is recorded.")
    public RestResponse<String> answer(@RestPath String token, @RestForm String score, @RestForm String comment) {
        return guarded(() -> {
            var known = Token.read(token);
            if (known.isEmpty()) {
                return page(404, pages.nothing());
            }
            return switch (answering.answer(known.get(), score, comment)) {
                case Recorded _ -> page(200, pages.thanks());
                case Refused(var ask, var fault) -> page(400, pages.questionAgain(ask, score, comment, fault));
                case Repeated _ -> page(409, pages.alreadyAnswered());
                case Closed _ -> page(404, pages.nothing());
            };
        });
    }

    /** A contact is a person: what fails here must not answer with a problem in JSON. */
    private RestResponse<String> guarded(Callable<RestResponse<String>> work) {
        try {
            return work.call();
        } catch (Exception e) {
            LOG.error("contact's page failed", e);
            return page(503, pages.failed());
        }
    }

    private static RestResponse<String> page(int status, String html) {
        return RestResponse.ResponseBuilder.<String>create(status).entity(html).build();
    }
}
