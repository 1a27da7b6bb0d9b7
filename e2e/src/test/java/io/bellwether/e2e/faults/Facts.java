package io.bellwether.e2e.faults;

import io.bellwether.events.Account;
import io.bellwether.events.Fact;
import io.bellwether.events.Survey;
import io.bellwether.events.Ticket;
import io.bellwether.events.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What may happen to an account: every kind of event but a closed ticket, each in a plausible share. */
final class Facts {

    private static final int UNUSUAL = 100;

    private final Random random;
    private final LocalDate today;
    private final Life life;
    /** Each kind as often as its share. */
    private final List<Supplier<Fact>> kinds = new ArrayList<>();

    Facts(Random random, LocalDate today, Life life) {
        this.random = random;
        this.today = today;
        this.life = life;
        usage();
        tickets();
        surveys();
        relationship();
        outcomes();
        money();
    }

    /** A hundredth of what is unusual in such a life passes in such a life. */
    Fact any() {
        var fact = kind();
        while (!life.isUsual(fact) && random.nextInt(UNUSUAL) > 0) {
            fact = kind();
        }
        return fact;
    }

    Account.Contract contract() {
        var start = today.minusDays(life.daysOfContract(random));
        return new Account.Contract(start, start.plusYears(1), thousands(1, 200), 12);
    }

    private Fact kind() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** So many in a thousand, about. */
    private void share(int weight, Supplier<Fact> fact) {
        kinds.addAll(Collections.nCopies(weight, fact));
    }

    private void usage() {
        share(120, () -> new Usage.Login(user()));
        share(100, () -> new Usage.Session(user(), 60.0 + random.nextInt(1_000)));
        share(200, () -> new Usage.FeatureUsed("f" + random.nextInt(9), user(), 1 + random.nextInt(5), null));
        share(40, () -> new Usage.Workflow("w" + random.nextInt(3), any(Usage.Workflow.State.values())));
        share(15, () -> new Usage.LimitReached("seats"));
        share(15, () -> new Usage.Integration("i" + random.nextInt(4), any(Usage.Integration.State.values())));
        share(10, () -> new Usage.DataQuality(random.nextInt(101) / 100.0));
        share(15, () -> new Usage.SelfService(user(), "a" + random.nextInt(5)));
        share(15, () -> new Usage.Community(user(), "answered"));
        share(25, () -> new Usage.Training("t" + random.nextInt(3), any(Usage.Training.State.values()), user()));
    }

    private void tickets() {
        share(70, () -> new Ticket.Opened(ticket(), any(Ticket.Priority.values()), "topic" + random.nextInt(6), null));
        share(20, () -> new Ticket.Escalated(ticket(), any(Ticket.Escalated.Level.values())));
        share(20, () -> new Ticket.Reopened(ticket()));
        share(15, () -> new Ticket.SlaBreached(ticket()));
        share(25, () -> new Ticket.Resolved(ticket(), random.nextBoolean() ? null : 1.0 + random.nextInt(100)));
    }

    private void surveys() {
        share(70, this::answer);
        share(25, () -> new Survey.Invited("i" + random.nextInt(1_000), any(Survey.Type.values()), contact()));
        share(10, () -> new Survey.Expired("i" + random.nextInt(1_000), any(Survey.Type.values()), contact()));
    }

    private void relationship() {
        share(25, this::described);
        share(20, () -> new Account.Message(any(Account.Message.State.values()), null, null));
        share(
                20,
                () -> new Account.Meeting(
                        any(Account.Meeting.Type.values()), any(Account.Meeting.State.values()), true, true));
        share(
                20,
                () -> new Account.Contact(
                        contact(),
                        any(Account.Contact.Role.values()),
                        any(Account.Contact.Change.values()),
                        null,
                        null));
        share(25, () -> new Account.Signal(any(Account.Signal.Type.values())));
        share(10, () -> new Account.Sentiment(random.nextInt(21) / 10.0 - 1));
    }

    private void outcomes() {
        share(15, () -> new Account.Goal("g" + random.nextInt(4), any(Account.Goal.State.values())));
        share(10, () -> new Account.Roi(thousands(1, 20), thousands(0, 40)));
        share(10, () -> new Account.Kpi("k" + random.nextInt(3), random.nextInt(21) - 10.0));
        share(15, () -> new Account.Milestone(any(Account.Milestone.Type.values()), Account.Milestone.State.DONE));
        share(15, () -> new Account.Blocker("b" + random.nextInt(2), any(Account.Blocker.State.values())));
    }

    private void money() {
        share(10, this::contract);
        share(10, () -> new Account.Payment(any(Account.Payment.State.values())));
        share(10, () -> new Account.Expansion(thousands(0, 20)));
        share(
                15,
                () -> new Account.Renewal(
                        any(Account.Renewal.Stage.values()), random.nextInt(11) / 10.0, random.nextBoolean()));
        share(6, () -> new Account.Churned(random.nextBoolean() ? null : "price"));
        share(6, () -> new Account.Renewed(thousands(1, 200)));
    }

    private Fact answer() {
        var survey = any(Survey.Type.values());
        double score = survey.lowest() + random.nextInt(survey.highest() - survey.lowest() + 1);
        return new Survey.Answered(survey, score, contact(), null, null, null);
    }

    private Fact described() {
        return life.described(thousands(0, 200));
    }

    private String user() {
        return "u" + random.nextInt(12);
    }

    private String contact() {
        return "c" + random.nextInt(4);
    }

    private String ticket() {
        return "t" + random.nextInt(20);
    }

    private double thousands(int from, int below) {
        return 1_000.0 * random.nextInt(from, below);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
