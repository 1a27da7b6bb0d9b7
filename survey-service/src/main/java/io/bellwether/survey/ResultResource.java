package io.bellwether.survey;

import io.bellwether.events.Survey;
import io.bellwether.problems.ProblemException;
import io.bellwether.survey.results.Distribution;
import io.bellwether.survey.results.Interval;
import io.bellwether.survey.results.Summary;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What the answers add up to. */
@Path("/v1/results")
@Tag(name = "Results")
@RolesAllowed({"csm", "admin"})
@RunOnVirtualThread
class ResultResource {

    private final AnswerStore answers;
    private final SurveyConfig.Targets targets;

    ResultResource(AnswerStore answers, SurveyConfig config) {
        this.answers = answers;
        this.targets = config.targets();
    }

    @GET
    @Operation(
            summary = "Result of a survey over a period",
            description =
                    "Counts every answer given in the period, here or in another system. CSAT: percentage of 4 and 5 "
                            + "with its Wilson 95 % interval. NPS: percentage of 9 and 10 less percentage of 0 to 6, with its "
                            + "95 % interval, too narrow below some 30 answers. CES: mean, 1 is best. Numbers have 2 decimals.")
    @APIResponse(responseCode = "400", description = "A parameter is missing or cannot be understood.")
    public Results results(
            @RestQuery @Parameter(required = true, schema = @Schema(enumeration = {"csat", "nps", "ces"}))
                    String survey,
            @RestQuery @Parameter(description = "First day, UTC, such as 2026-05-01; absent: from the first answer on.")
                    String from,
            @RestQuery @Parameter(description = "Last day, UTC, included; absent: up to the latest answer.") String to,
            @RestQuery @Parameter(description = "Only accounts that are in this segment now.") String segment,
            @RestQuery String account)
            throws SQLException {
        if (survey == null) {
            throw ProblemException.badRequest("survey is required: csat, nps or ces");
        }
        var asked = new AnswerStore.Filter(
                Parameters.survey(survey), Parameters.date("from", from), Parameters.date("to", to), segment, account);
        return Results.of(asked.survey(), answers.count(asked), targets.of(asked.survey()));
    }

    /** The wire form of a result. */
    record Results(
            @Schema(enumeration = {"csat", "nps", "ces"}) String survey,
            @Schema(description = "Answers counted.") long count,

            @Schema(description = "How often each score was given, lowest first.")
            List<Score> distribution,

            @Schema(description = "CSAT in percent, NPS from -100 to 100, CES from 1 to 5; null without answers.")
            Double value,

            @Schema(description = "95 % interval of the value; null without answers, and for CES.")
            Range interval,

            @Schema(description = "Mean score; null without answers.")
            Double mean,

            double target,

            @Schema(description = "Whether the unrounded value is as good as the target; null without answers.")
            Boolean targetMet) {

        static Results of(Survey.Type survey, Distribution answers, double target) {
            var summary = Summary.of(survey, answers);
            return new Results(
                    SurveyNames.of(survey),
                    answers.count(),
                    answers.counts().entrySet().stream()
                            .map(given -> new Score(given.getKey(), given.getValue()))
                            .toList(),
                    summary.map(some -> rounded(some.value())).orElse(null),
                    summary.flatMap(Summary::interval).map(Range::of).orElse(null),
                    summary.map(some -> rounded(some.mean())).orElse(null),
                    target,
                    summary.map(some -> some.meets(survey, target)).orElse(null));
        }
    }

    /** How often a score was given. */
    record Score(double score, long count) {}

    /** A 95 % interval. */
    record Range(double low, double high) {
        static Range of(Interval interval) {
            return new Range(rounded(interval.low()), rounded(interval.high()));
        }
    }

    private static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
