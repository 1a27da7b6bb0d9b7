package io.bellwether.health.verdict;

import io.bellwether.health.model.Model;
import io.bellwether.health.model.Rule;
import io.bellwether.health.risk.Assessment;
import io.bellwether.health.risk.Found;
import io.bellwether.health.risk.Raising;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The step from what is raised for an account to what is raised by a model as of a day, whichever model raised it. */
public record Step(Raising risks, Raising opportunities) {

    /** @param since finds since when something newly found has held */
    public static Step of(Assessment assessment, Standing before, Function<Found, LocalDate> since) {
        var today = assessment.view().asOf();
        var model = assessment.model();
        var risks = Raising.next(
                before.risks(),
                assessment.risks(),
                today,
                name -> assessment.churned() ? 0 : calmDays(model, name),
                since);
        var opportunities = Raising.next(
                before.opportunities(),
                assessment.opportunities(new Standing(risks.raised(), List.of()).churnRisk()),
                today,
                _ -> assessment.churned() ? 0 : model.expansion().rearmDays(),
                since);
        return new Step(risks, opportunities);
    }

    /** A risk that the model no longer looks for is cleared at once. */
    private static int calmDays(Model model, String risk) {
        return model.risks().stream()
                .filter(rule -> rule.name().equals(risk))
                .findFirst()
                .map(Rule::calmDays)
                .orElse(0);
    }
}
