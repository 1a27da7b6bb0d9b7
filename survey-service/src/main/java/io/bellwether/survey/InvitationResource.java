package io.bellwether.survey;

import io.bellwether.events.InvalidFact;
import io.bellwether.problems.NextPage;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.bellwether.survey.Inviting.Invited;
import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.invitation.Verdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Who is asked, and by which link. */
@Path("/v1/invitations")
@Tag(name = "Invitations")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
class InvitationResource {

    private final Inviting inviting;
    private final InvitationList list;
    private final Links links;
    private final RiskStore risks;
    private final SurveyMetrics metrics;

    InvitationResource(Inviting inviting, InvitationList list, Links links, RiskStore risks, SurveyMetrics metrics) {
        this.inviting = inviting;
        this.list = list;
        this.links = links;
        this.risks = risks;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            summary = "Invite a contact to answer a survey",
            description =
                    "Answers with the link, which cannot be had again. If there is an invitation to this survey for "
                            + "the ticket already or, without a ticket, an open one for the contact, that one comes back "
                            + "without a link. The quiet period between invitations for closed tickets does not apply. "
                            + "Nobody is asked for NPS while the account has a critical or high churn risk, unless "
                            + "evenAtRisk says so.")
    @APIResponse(responseCode = "201", description = "Invited; deliver the link to the contact.")
    @APIResponse(responseCode = "200", description = "Was invited before; url is null.")
    @APIResponse(responseCode = "400", description = "A field is missing or cannot be an identifier.")
    @APIResponse(responseCode = "409", description = "NPS of an account at risk (problem account-at-risk).")
    public RestResponse<Link> invite(Request request) throws SQLException {
        var ask = ask(request);
        if (!request.evenAtRisk()) {
            refuseAtRisk(ask);
        }
        var invited = inviting.invite(ask);
        if (invited.token().isEmpty()) {
            return RestResponse.ok(link(invited));
        }
        metrics.invited(invited.invitation().ask().survey());
        return RestResponse.status(RestResponse.Status.CREATED, link(invited));
    }

    @POST
    @Path("/{id}/link")
    @Operation(
            summary = "Make a link for a pending invitation",
            description =
                    "Only hashes of links are kept, so a link is shown this once. A link made before stops working.")
    @APIResponse(responseCode = "200", description = "Deliver the link to the contact.")
    @APIResponse(responseCode = "404", description = "There is no such invitation.")
    @APIResponse(responseCode = "409", description = "The invitation was answered, withdrawn or has run out.")
    public Link link(@RestPath UUID id) {
        return link(inviting.link(id));
    }

    @GET
    @Operation(summary = "List invitations, newest first, without their links")
    @APIResponse(responseCode = "400", description = "A parameter cannot be understood.")
    public Page list(@BeanParam InvitationQuery query, @Context UriInfo uri) throws SQLException {
        int limit = query.most();
        var found = list.page(query.filter(), query.before(), limit + 1);
        var page = found.stream().limit(limit).toList();
        return new Page(
                page.stream()
                        .map(listed -> InvitationView.of(listed.invitation()))
                        .toList(),
                found.size() > limit
                        ? NextPage.link(uri, "cursor", page.getLast().number())
                        : null);
    }

    private static Ask ask(Request request) {
        if (request == null) {
            throw ProblemException.badRequest("The body must say whom to ask what.");
        }
        try {
            return new Ask(request.account(), request.contact(), Parameters.survey(request.survey()), request.ticket());
        } catch (InvalidFact e) {
            var fault = new Problem.Fault(e.getMessage(), e.pointer());
            throw new ProblemException(
                    Problem.of(400, "bad-request", "Bad request", "The invitation cannot be made: see errors.")
                            .with(List.of(fault)));
        }
    }

    private void refuseAtRisk(Ask ask) throws SQLException {
        var risk = risks.inTheWayOf(ask);
        if (risk.isPresent()) {
            metrics.notAsked(Verdict.ACCOUNT_AT_RISK);
            throw new ProblemException(Problem.of(
                    409,
                    "account-at-risk",
                    "Account at risk",
                    ("Nobody at the account is asked for NPS while it has the churn risk %s (%s, since %s). "
                                    + "With evenAtRisk they are.")
                            .formatted(
                                    risk.get().indicator(),
                                    RiskStore.nameOf(risk.get().severity()),
                                    risk.get().since())));
        }
    }

    private Link link(Invited invited) {
        var view = InvitationView.of(invited.invitation());
        return new Link(view, invited.token().map(links::answer).orElse(null), view.expiresAt());
    }

    /** Whom to ask what. */
    @Schema(name = "InvitationRequest")
    record Request(
            @Schema(required = true, maxLength = 256) String account,

            @Schema(required = true, maxLength = 256, description = "The person, as the publisher names them.")
            String contact,

            @Schema(
                    required = true,
                    enumeration = {"csat", "nps", "ces"})
            String survey,

            @Schema(maxLength = 256, description = "The ticket that the question is about.")
            String ticket,

            @Schema(description = "Asks for NPS even where the account has a critical or high churn risk.")
            boolean evenAtRisk) {}

    /** An invitation and, if one was just made, its link. */
    @Schema(name = "InvitationLink")
    record Link(
            InvitationView invitation,

            @Schema(description = "Opens the contact's page; shown this once. Null where no link was made.")
            String url,

            @Schema(description = "From then on the link opens nothing.")
            Instant expiresAt) {}

    /** Some invitations, and where to go on. */
    @Schema(name = "InvitationPage")
    record Page(
            List<InvitationView> invitations,

            @Schema(description = "Path and query of the next page; null on the last.")
            String next) {}
}
