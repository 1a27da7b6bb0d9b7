package io.bellwether.health.verdict;

import io.bellwether.events.AccountCard;
import io.bellwether.events.Fact;
import io.bellwether.health.score.Score;
import java.util.List;

/**
 * All there is to store and say of an account on a day.
 *
 * @param parent the account it belongs to, or null
 * @param announcements risks and opportunities raised, changed and cleared
 */
public record Verdict(Score score, AccountCard card, String parent, Standing standing, List<Fact> announcements) {}
