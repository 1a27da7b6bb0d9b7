package io.bellwether.health.risk;

import io.bellwether.health.model.Model;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.View;
import java.util.HashMap;
import java.util.Map;

/** The scores of an account on the as-of day and on days before it, each computed when first asked for. */
public final class Scores {

    private final View view;
    private final Model model;
    private final Map<Integer, Score> byDaysEarlier = new HashMap<>();

    public Scores(View view, Model model) {
        this.view = view;
        this.model = model;
    }

    public Score now() {
        return daysEarlier(0);
    }

    public Score daysEarlier(int days) {
        return byDaysEarlier.computeIfAbsent(days, d -> Scorer.score(view.daysEarlier(d), model));
    }
}
