package io.bellwether.health.risk;

import io.bellwether.events.Account.Contact.Role;
import io.bellwether.health.measure.Contacts;
import io.bellwether.health.measure.Inputs;
import io.bellwether.health.measure.Measures;
import io.bellwether.health.measure.Nps;
import io.bellwether.health.measure.Params;
import io.bellwether.health.measure.Reading;
import io.bellwether.health.measure.Roi;
import io.bellwether.health.state.Field;
import io.bellwether.health.state.Tally;
import io.bellwether.health.state.View;
import java.util.Map;

/** How sure one may be of an opportunity: the share of the supporting conditions that hold, among those with data. */
final class Confidence {

    private int known;
    private int held;

    private Confidence() {}

    /** 0..1, or NaN where nothing is known. */
    static double of(View view, Params p) {
        var confidence = new Confidence();
        confidence.add(
                measure(view, "feature-breadth", Map.of("days", p.number("breadthDays"))), p.number("breadth"), false);
        var executives = Map.of("days", p.number("executiveDays"), "target", p.number("executiveTarget"));
        confidence.add(measure(view, "executive-engagement", executives), p.number("executives"), true);
        confidence.add(Roi.of(view), p.number("roi"), true);
        confidence.add(view.number(Field.BUDGET_CONFIRMED), 1, true);
        var contacts = Contacts.of(view);
        confidence.add(contacts.known(Role.CHAMPION), contacts.active(Role.CHAMPION) > 0);
        confidence.add(Nps.of(view, (int) p.number("npsDays")).value(), p.number("nps"), false);
        int growthDays = (int) p.number("growthDays");
        confidence.add(
                view.seen(Tally.GROWTH) || view.seen(Tally.CHAMPIONS_PROMOTED),
                view.sum(Tally.GROWTH, growthDays) + view.sum(Tally.CHAMPIONS_PROMOTED, growthDays) > 0);
        confidence.add(
                view.seen(Tally.REVIEWS_SEEN), view.sum(Tally.REVIEWS_SUCCESSFUL, (int) p.number("reviewDays")) > 0);
        return confidence.known == 0 ? Double.NaN : (double) confidence.held / confidence.known;
    }

    private static double measure(View view, String name, Map<String, Double> settings) {
        return Measures.named(name).formula().of(new Reading(view, new Params(settings, null), Inputs.IGNORED));
    }

    private void add(double value, double threshold, boolean inclusive) {
        add(!Double.isNaN(value), inclusive ? value >= threshold : value > threshold);
    }

    private void add(boolean hasData, boolean holds) {
        known += hasData ? 1 : 0;
        held += hasData && holds ? 1 : 0;
    }
}
