package io.bellwether.alerting;

import static io.bellwether.events.Task.Type.ONBOARDING;
import static io.bellwether.events.Task.Type.QBR;
import static io.bellwether.events.Task.Type.RENEWAL;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.calendar.Cadences;
import io.bellwether.alerting.calendar.Calendar;
import io.bellwether.alerting.calendar.Occasion;
import io.bellwether.alerting.calendar.Phase;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Meeting;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Task;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final LocalDate START = LocalDate.of(2027, 3, 1);
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);
    private static final Calendar CALENDAR = new Calendar(CalendarFile.read(Optional.empty()));

    private Page page = Page.BLANK;

    @Test
    void whatHasHappenedNeedsNoDoing() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        say(START.plusDays(5), new Milestone(Milestone.Type.KICKOFF, Milestone.State.DONE));
        say(START.plusDays(90), new Meeting(Meeting.Type.EBR, Meeting.State.HELD, true, true));

        assertThat(over(ONBOARDING, "kickoff", START)).isPresent();
        assertThat(over(ONBOARDING, "go-live", START)).isEmpty();
        assertThat(over(QBR, "business-review", START.plusDays(77))).isPresent();
        assertThat(over(QBR, "business-review", START.plusDays(91))).isEmpty();
    }

    @Test
    void theOnboardingHasAPlanThatOutlivesTheKickoffAndEndsWithItsPhase() {
        say(START.minusDays(1), new Milestone(Milestone.Type.KICKOFF, Milestone.State.DONE));
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));

        assertThat(onboardingOn(START)).containsExactly("plan 2027-03-01");
        assertThat(onboardingOn(START.plusDays(89))).contains("plan 2027-03-01");
        assertThat(onboardingOn(START.plusDays(90))).doesNotContain("plan 2027-03-01");
        assertThat(CALENDAR.over(account(), ONBOARDING, "plan", START, START.plusDays(90)))
                .isEmpty();
        assertThat(CALENDAR.over(account(), ONBOARDING, "plan", START, START.plusDays(91)))
                .contains("The onboarding is over.");
        assertThat(CALENDAR.over(account(), ONBOARDING, "go-live", START, START.plusDays(91)))
                .isEmpty();
    }

    private List<String> onboardingOn(LocalDate day) {
        return CALENDAR.occasions(account(), START, day).stream()
                .filter(occasion -> occasion.type() == ONBOARDING)
                .map(CalendarTest::words)
                .toList();
    }

    @Test
    void anAccountThatLeftIsToBeWonBackAndNothingElse() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        assertThat(over(RENEWAL, "win-back", START)).contains("The account is a customer again.");

        say(START.plusDays(1), new Churned(null));

        assertThat(CALENDAR.occasions(account(), START, START.plusDays(10)))
                .extracting(CalendarTest::words)
                .containsExactly("win-back 2027-03-02");
        assertThat(over(RENEWAL, "win-back", START.plusDays(1))).isEmpty();
        assertThat(over(RENEWAL, "t-90", LEAP_DAY.minusDays(90))).contains("The account left on 2027-03-02.");
    }

    @Test
    void nobodyIsToWinBackWhoLeftBeforeTheyWereKnown() {
        say(START.minusDays(1), new Churned(null));

        assertThat(CALENDAR.occasions(account(), START, START.plusDays(10))).isEmpty();
    }

    @Test
    void phasesFollowTheContractYear() {
        say(START, new Contract(START, LEAP_DAY, 10_000.0, 12));
        var cadences = CALENDAR.cadences();

        assertThat(cadences.phase(account(), START.plusDays(89))).isEqualTo(Phase.ONBOARDING);
        assertThat(cadences.phase(account(), START.plusDays(90))).isEqualTo(Phase.ADOPTION);
        assertThat(cadences.phase(account(), START.plusDays(180))).isEqualTo(Phase.OPTIMIZATION);
        assertThat(cadences.phase(account(), LEAP_DAY.minusDays(96))).isEqualTo(Phase.OPTIMIZATION);
        assertThat(cadences.phase(account(), LEAP_DAY.minusDays(95))).isEqualTo(Phase.RENEWAL);

        say(LEAP_DAY.minusDays(20), new Contract(LEAP_DAY.plusDays(1), LEAP_DAY.plusDays(365), 10_000.0, 12));
        assertThat(cadences.phase(account(), LEAP_DAY)).isEqualTo(Phase.RENEWAL);
        assertThat(cadences.phase(account(), LEAP_DAY.plusDays(1))).isEqualTo(Phase.OPTIMIZATION);
    }

    @Test
    void theOtherPlansGiveEachSegmentWhatTheirSourcesSay() {
        var shipped = CALENDAR.cadences();
        var others = new Calendar(new Cadences(
                Map.of("renewal", "three-months", "qbr", "quarterly", "check-in", "close"),
                shipped.onboardingDays(),
                shipped.adoptionDays(),
                shipped.renewalDays(),
                shipped.rules()));
        var weekly = days(7, 7, 84);
        var everyOtherWeek = days(98, 14, 364);
        var everywhere = Map.of( // S2: from 90 days before the end on; S4: reviews every quarter in every segment
                "renewal t-90", List.of(275),
                "renewal t-60", List.of(305),
                "renewal t-30", List.of(335),
                "renewal t-0", List.of(365),
                "qbr business-review", List.of(77, 168, 259, 350));

        assertThat(year(others, 150_000))
                .containsExactlyInAnyOrderEntriesOf(and(
                        everywhere,
                        Map.of(
                                "check-in regular", and(weekly, everyOtherWeek),
                                "check-in weekly-update", days(10, 7, 360),
                                "check-in monthly-strategic-review", days(30, 30, 360),
                                "check-in executive-review", List.of(46, 137, 228, 319),
                                "check-in executive-summit", List.of(335))));
        assertThat(year(others, 50_000))
                .containsExactlyInAnyOrderEntriesOf(and(
                        everywhere,
                        Map.of(
                                "check-in regular", and(weekly, everyOtherWeek),
                                "check-in monthly-business-review", days(30, 30, 360),
                                "check-in executive-review", List.of(46, 137, 228, 319),
                                "check-in annual-planning", List.of(335))));
        assertThat(year(others, 10_000))
                .containsExactlyInAnyOrderEntriesOf(and(
                        everywhere, Map.of("check-in regular", and(weekly, days(90, 30, 360)))));
    }

    /** By type and reason, on which days of the contract's year the dates lie; onboarding has no plans. */
    private Map<String, List<Integer>> year(Calendar calendar, double arr) {
        page = Page.BLANK;
        say(START, new Contract(START, LEAP_DAY, arr, 12));
        var year = new TreeMap<String, TreeSet<Integer>>();
        for (var day = START; !day.isAfter(LEAP_DAY); day = day.plusDays(1)) {
            for (var occasion : calendar.occasions(account(), START, day)) {
                if (occasion.type() != ONBOARDING) {
                    var what = Words.of(occasion.type()) + " " + occasion.reason();
                    year.computeIfAbsent(what, _ -> new TreeSet<>())
                            .add((int) ChronoUnit.DAYS.between(START, occasion.day()));
                }
            }
        }
        return year.entrySet().stream().collect(toMap(Map.Entry::getKey, it -> List.copyOf(it.getValue())));
    }

    private static List<Integer> days(int first, int step, int last) {
        return IntStream.iterate(first, day -> day <= last, day -> day + step)
                .boxed()
                .toList();
    }

    private static List<Integer> and(List<Integer> some, List<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Map<String, List<Integer>> and(Map<String, List<Integer>> some, Map<String, List<Integer>> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private Optional<String> over(Task.Type type, String reason, LocalDate since) {
        return CALENDAR.over(account(), type, reason, since, since);
    }

    private static String words(Occasion occasion) {
        return occasion.reason() + " " + occasion.day();
    }

    private Account account() {
        return Account.of("acme", page, new Segments(100_000, 25_000));
    }

    private void say(LocalDate day, Fact fact) {
        var at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        page = page.plus(Page.of(new Event("crm", day.toString(), "acme", at, fact)));
    }
}
