package io.bellwether.health.risk;

import io.bellwether.health.model.Model;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.ScoredDay;
import io.bellwether.health.state.View;
import java.util.HashMap;
import java.util.Map;

/** The scores of an account on the as-of day and on days before it, each computed when first asked for. */
public final class Scores {

    private final View view;
    private final Model model;
    private final Map<Integer, ScoredDay> byDay;

    public Scores(View view, Model model) {
        this(view, model, new HashMap<>());
    }

    private Scores(View view, Model model, Map<Integer, ScoredDay> byDay) {
        this.view = view;
        this.model = model;
        this.byDay = byDay;
    }

    public Score now() {
        return daysEarlier(0);
    }

    public Score daysEarlier(int days) {
        return dayEarlier(days).score();
    }

    /** With what that score was computed from. */
    public ScoredDay dayEarlier(int days) {
        return byDay.computeIfAbsent(view.day() - days, _ -> ScoredDay.of(view.daysEarlier(days), model));
    }

    /** The same scores seen from a day so many days earlier. */
    Scores from(int days) {
        return new Scores(view.daysEarlier(days), model, byDay);
    }
}
