package io.bellwether.alerting.task;

import java.util.Optional;

/**
 * Whose a task is, and how that came about.
 *
 * @param owner null where it is nobody's
 * @param why null where it was not kept, as in tasks of old
 * @param route the route or pool that led to the owner; null where none did
 * @param insteadOf who is away; null where nobody is
 * @param words why, for people; null where not kept
 * @param before how it was the task of who is away, before it went to the owner; null where it was not yet
 */
public record Assignment(String owner, Why why, String route, String insteadOf, String words, Assignment before) {

    public Assignment(String owner, Why why, String route, String insteadOf, String words) {
        this(owner, why, route, insteadOf, words, null);
    }

    /** Why somebody is the owner of a task. */
    public enum Why {
        /** They are the CSM of the account. */
        ACCOUNT_OWNER,
        /** They stand in for the CSM of the account, who is away. */
        DEPUTY,
        /** A route names them, or their role. */
        ROUTE,
        /** It was their turn in a pool, or the account is with them since it was. */
        POOL,
        /** All in the pool have as many accounts as they should or more; they have the least. */
        OVER_CAPACITY,
        /** They are the CSM of the account and away, and there is nobody else. */
        AWAY,
        /** Somebody gave it to them. */
        PERSON,
        /** There is nobody. */
        NOBODY
    }

    public static final Assignment NOBODYS =
            new Assignment(null, Why.NOBODY, null, null, "The account has no CSM, and there is nobody to take it.");

    public static Assignment ofCsm(String csm) {
        return new Assignment(csm, Why.ACCOUNT_OWNER, null, null, csm + " is the CSM of the account.");
    }

    /** The same, for a task that was somebody's before; whoever of them has it again has it as before. */
    public Assignment after(Assignment another) {
        for (var it = another; it != null; it = it.before) {
            if (it.owner.equals(owner)) {
                return it;
            }
        }
        return new Assignment(owner, why, route, insteadOf, words, another);
    }

    /** The same, for a task that goes back to nobody any more. */
    public Assignment forGood() {
        return new Assignment(owner, why, route, null, words);
    }

    /** Whether somebody gave it to them, or to whom they stand in for. */
    public boolean byHand() {
        return why == Why.PERSON || (before != null && before.byHand());
    }

    /** For the history, where it was somebody else's or nobody's before; empty where nothing is to be told of that. */
    Optional<String> movedFrom(String before) {
        if (owner == null || owner.equals(before)) {
            return Optional.empty();
        }
        var whom = before == null ? "To " + owner : "From " + before + " to " + owner;
        return Optional.of(words == null ? whom + "." : whom + ": " + words);
    }

    static Assignment by(String who, String owner) {
        return new Assignment(owner, Why.PERSON, null, null, "Assigned by " + who + ".");
    }
}
