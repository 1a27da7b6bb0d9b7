package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.BandChange;
import io.bellwether.events.Fact;
import io.bellwether.health.model.Model;
import io.bellwether.health.risk.Scores;
import io.bellwether.health.score.Score;
import java.util.List;

/**
 * All there is to store and say of an account on a day.
 *
 * @param model that the account was judged by
 * @param scores of the day and of earlier ones; looks at the account's state, so use it before that changes
 * @param parent the account it belongs to, or null
 * @param churned whether it has left
 * @param bandChange another band that is announced now, or null
 * @param announcements risks and opportunities raised, changed and cleared
 */
public record Verdict(
        Model model,
        Scores scores,
        AccountCard card,
        String parent,
        boolean churned,
        Standing standing,
        BandChange bandChange,
        List<Fact> announcements) {

    public Score score() {
        return scores.now();
    }
}
