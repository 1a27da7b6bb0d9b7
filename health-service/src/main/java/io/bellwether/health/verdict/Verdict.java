package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.BandChange;
import io.bellwether.events.Fact;
import io.bellwether.health.model.Model;
import io.bellwether.health.score.Score;
import java.util.List;

/**
 * All there is to store and say of an account on a day.
 *
 * @param model that the account was judged by
 * @param parent the account it belongs to, or null
 * @param churned whether it has left
 * @param bandChange another band that is announced now, or null
 * @param announcements risks and opportunities raised, changed and cleared
 */
public record Verdict(
        Model model,
        Score score,
        AccountCard card,
        String parent,
        boolean churned,
        Standing standing,
        BandChange bandChange,
        List<Fact> announcements) {}
