package io.bellwether.quickstart.simulator;

import io.bellwether.events.Account.Contact;
import io.bellwether.events.Account.Contact.Change;
import io.bellwether.events.Account.Contact.Role;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Sentiment;
import io.bellwether.events.Account.Signal;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Survey.Answered;
import io.bellwether.events.Ticket.Escalated;
import io.bellwether.events.Ticket.Opened;
import io.bellwether.events.Ticket.Priority;
import io.bellwether.events.Usage.LimitReached;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A short story that unfolds while one watches, one step every few seconds. */
enum Episode {
    OUTAGE(
            customer -> new Opened(customer.id() + "-live-1", Priority.P1, "outage", customer.person("user")),
            customer -> new Opened(customer.id() + "-live-2", Priority.P1, "outage", customer.person("champion")),
            customer -> new Escalated(customer.id() + "-live-1", Escalated.Level.EXECUTIVE),
            customer -> new Escalated(customer.id() + "-live-2", Escalated.Level.EXECUTIVE),
            customer -> new Answered(Survey.Type.CSAT, 1.0, customer.person("user"), null, null, null),
            _ -> new Sentiment(-0.8)),
    CHAMPION_LEAVES(
            customer -> new Contact(customer.person("champion"), Role.CHAMPION, Change.LEFT, null, null),
            _ -> new Sentiment(-0.2),
            _ -> new Meeting(Meeting.Type.QBR, Meeting.State.MISSED, null, null)),
    MORE_WANTED(
            _ -> new LimitReached("api-calls"),
            _ -> new Signal(Signal.Type.WAITLIST),
            _ -> new Signal(Signal.Type.NEW_USE_CASE),
            _ -> new Sentiment(0.9)),
    LOOKING_AROUND(
            _ -> new Signal(Signal.Type.COMPETITOR_MENTIONED),
            customer -> new Answered(Survey.Type.NPS, 3.0, customer.person("sponsor"), null, null, null),
            _ -> new Signal(Signal.Type.RFP));

    private static final int SECONDS_PER_STEP = 4;
    /** At first there is something to see at once; later a long-running system should not lose all its customers. */
    private static final int EARLY_EVERY = 30;

    private static final int EARLY = 600;
    private static final int LATER_EVERY = 3600;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
    private final List<Function<Customer, Fact>> steps;

    @SafeVarargs
    @SuppressWarnings("varargs")
    Episode(Function<Customer, Fact>... steps) {
        this.steps = List.of(steps);
    }

    /** One step of the n-th episode. */
    record Step(int episode, Function<Customer, Fact> happening) {
        Fact fact(Customer customer) {
            return happening.apply(customer);
        }
    }

    static Optional<Step> stepAt(long second) {
        return second < EARLY
                ? step(Math.toIntExact(second / EARLY_EVERY), second % EARLY_EVERY)
                : step(
                        EARLY / EARLY_EVERY + Math.toIntExact((second - EARLY) / LATER_EVERY),
                        (second - EARLY) % LATER_EVERY);
    }

    private static Optional<Step> step(int episode, long secondOfEpisode) {
        var steps = values()[episode % values().length].steps;
        long step = secondOfEpisode / SECONDS_PER_STEP;
        return secondOfEpisode % SECONDS_PER_STEP == 0 && step < steps.size()
                ? Optional.of(new Step(episode, steps.get((int) step)))
                : Optional.empty();
    }
}
