package io.bellwether.alerting.notify;

import static io.bellwether.alerting.notify.Samples.FRIDAY;
import static io.bellwether.alerting.notify.Samples.always;
import static io.bellwether.alerting.notify.Samples.everything;
import static io.bellwether.alerting.notify.Samples.notice;
import static io.bellwether.alerting.notify.Samples.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Grouping BY_ITSELF = new Grouping(Duration.ZERO, Set.of());
    private static final Planner PLANNER = new Planner(true, BY_ITSELF);
    private static final Notice RAISED = notice(Occasion.RAISED, Severity.HIGH);
    private static final Recipient MARIA =
            new Recipient(person("maria", "maria@example.com"), always(everything(Timing.IMMEDIATELY)));

    private static Endpoint endpoint(Channel channel, String person, Filter filter) {
        return new Endpoint(UUID.nameUUIDFromBytes(channel.name().getBytes(UTF_8)), channel, person, filter, true);
    }

    @Test
    void aPersonIsToldByMailAndByTheirOwnEndpoints() {
        var own = endpoint(Channel.SLACK, "maria", Filter.ALL);
        var others = endpoint(Channel.TEAMS, "tom", Filter.ALL);

        var planned = PLANNER.plan(RAISED, false, List.of(MARIA), List.of(own, others), FRIDAY);

        assertThat(planned)
                .extracting(Planned::channel, Planned::person, Planned::endpoint, Planned::due)
                .containsExactly(
                        tuple(Channel.EMAIL, "maria", null, FRIDAY), tuple(Channel.SLACK, "maria", own, FRIDAY));
    }

    @Test
    void anEndpointOfNobodyIsToldWhatItsFilterMatchesWhoeverOwnsTheTask() {
        var all = endpoint(Channel.WEBHOOK, null, Filter.ALL);
        var critical = endpoint(Channel.SLACK, null, new Filter(null, Set.of(Severity.CRITICAL), null));
        var closed = endpoint(Channel.TEAMS, null, new Filter(Set.of(Occasion.COMPLETED), null, null));

        assertThat(PLANNER.plan(RAISED, false, List.of(), List.of(all, critical, closed), FRIDAY))
                .extracting(Planned::endpoint)
                .containsExactly(all);
        var types = endpoint(Channel.WEBHOOK, null, new Filter(null, null, Set.of("expansion")));
        assertThat(PLANNER.plan(RAISED, false, List.of(), List.of(types), FRIDAY))
                .isEmpty();
    }

    @Test
    void aTeamIsDisturbedByNothingQuietAndASystemIsToldAtOnce() {
        var team = endpoint(Channel.SLACK, null, Filter.ALL);
        var system = endpoint(Channel.WEBHOOK, null, Filter.ALL);

        var planned = PLANNER.plan(RAISED, true, List.of(), List.of(team, system), FRIDAY);

        assertThat(planned)
                .extracting(Planned::getClass, Planned::person, Planned::endpoint, Planned::due)
                .containsExactly(
                        tuple(Planned.InDigest.class, null, team, Instant.parse("2026-05-18T08:00:00Z")),
                        tuple(Planned.Single.class, null, system, FRIDAY));
    }

    @Test
    void whatComesTogetherForAnAccountIsOneMessageToATeamToo() {
        var grouping = new Grouping(Duration.ofMinutes(5), Set.of(Severity.CRITICAL));
        var team = endpoint(Channel.TEAMS, null, Filter.ALL);
        var system = endpoint(Channel.WEBHOOK, null, Filter.ALL);

        var planned = new Planner(true, grouping).plan(RAISED, false, List.of(), List.of(team, system), FRIDAY);

        assertThat(planned)
                .extracting(Planned::getClass, Planned::due)
                .containsExactly(
                        tuple(Planned.InGroup.class, grouping.end(FRIDAY)), tuple(Planned.Single.class, FRIDAY));
    }

    @Test
    void nobodyIsToldWhatTheyDidThemselves() {
        var byMaria = notice(Occasion.COMMENTED, Severity.HIGH);
        var own = new Notice(
                byMaria.event(),
                byMaria.occasion(),
                FRIDAY,
                "maria",
                null,
                byMaria.task(),
                2L,
                "acme",
                null,
                "churn-risk",
                "usage-decline",
                "open",
                Severity.HIGH,
                "T",
                "E",
                "maria",
                null);

        assertThat(PLANNER.plan(own, false, List.of(MARIA), List.of(), FRIDAY)).isEmpty();
    }

    @Test
    void withoutAnAddressOrAMailServerThereIsNoMail() {
        var unknown = new Recipient(person("maria", null), MARIA.preferences());

        assertThat(PLANNER.plan(RAISED, false, List.of(unknown), List.of(), FRIDAY))
                .isEmpty();
        assertThat(new Planner(false, BY_ITSELF).plan(RAISED, false, List.of(MARIA), List.of(), FRIDAY))
                .isEmpty();
    }

    @Test
    void theFirstRuleThatMatchesCounts() {
        var preferences = always(
                new PreferenceRule(Set.of(Channel.SLACK), null, null, Timing.NEVER),
                new PreferenceRule(null, null, Set.of(Severity.LOW), Timing.DIGEST),
                new PreferenceRule(null, Set.of(Occasion.RAISED), null, Timing.IMMEDIATELY));

        assertThat(preferences.timing(Channel.SLACK, RAISED)).isEqualTo(Timing.NEVER);
        assertThat(preferences.timing(Channel.EMAIL, notice(Occasion.RAISED, Severity.LOW)))
                .isEqualTo(Timing.DIGEST);
        assertThat(preferences.timing(Channel.EMAIL, RAISED)).isEqualTo(Timing.IMMEDIATELY);
        assertThat(preferences.timing(Channel.EMAIL, notice(Occasion.UPDATED, Severity.HIGH)))
                .isEqualTo(Timing.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-15T08:00:00Z, 2026-05-15T08:00:00Z", // ten o'clock: audible
        "2026-05-15T17:59:59Z, 2026-05-15T17:59:59Z", // just before eight in the evening
        "2026-05-15T18:00:00Z, 2026-05-16T05:00:00Z", // eight: until seven the next morning
        "2026-05-16T02:00:00Z, 2026-05-16T05:00:00Z", // four in the morning: until seven of the same
        "2026-05-16T05:00:00Z, 2026-05-16T05:00:00Z", // seven
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z" // the night in which the clocks go back is longer
    })
    void quietHoursHoldBackWhatIsNotUrgent(Instant now, Instant due) {
        var quiet = new Preferences(
                List.of(everything(Timing.IMMEDIATELY)),
                new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0)),
                false,
                Set.of(Severity.CRITICAL),
                null);
        var maria = new Recipient(MARIA.person(), quiet);

        assertThat(PLANNER.plan(RAISED, false, List.of(maria), List.of(), now))
                .extracting(Planned::due)
                .containsExactly(due);
        assertThat(PLANNER.plan(notice(Occasion.RAISED, Severity.CRITICAL), false, List.of(maria), List.of(), now))
                .extracting(Planned::due)
                .containsExactly(now);
    }

    @Test
    void quietHoursWithinADayEndTheSameDay() {
        var siesta = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));
        var zone = MARIA.person().zone();

        assertThat(siesta.endIfWithin(Instant.parse("2026-05-15T10:00:00Z"), zone))
                .isEqualTo("2026-05-15T12:00:00Z");
        assertThat(siesta.endIfWithin(Instant.parse("2026-05-15T12:00:00Z"), zone))
                .isEqualTo("2026-05-15T12:00:00Z");
        assertThat(siesta.endIfWithin(Instant.parse("2026-05-15T09:59:59Z"), zone))
                .isEqualTo("2026-05-15T09:59:59Z");
    }

    @Test
    void whoWantsItIsToldInWorkingTimeOnly() {
        var working = new Preferences(List.of(everything(Timing.IMMEDIATELY)), null, true, Set.of(), null);
        var maria = new Recipient(MARIA.person(), working);

        assertThat(PLANNER.plan(RAISED, false, List.of(maria), List.of(), Instant.parse("2026-05-15T20:00:00Z")))
                .extracting(Planned::due)
                .containsExactly(Instant.parse("2026-05-18T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-15T05:59:59Z, 2026-05-15T06:00:00Z", // before eight: today
        "2026-05-15T06:00:00Z, 2026-05-18T06:00:00Z", // at eight on Friday: on Monday
        "2026-05-16T01:00:00Z, 2026-05-18T06:00:00Z", // Saturday
        "2026-10-23T10:00:00Z, 2026-10-26T07:00:00Z" // after the clocks have gone back
    })
    void digestsComeOnTheNextWorkingDay(Instant now, Instant due) {
        var maria = new Recipient(MARIA.person(), always(everything(Timing.DIGEST)));

        assertThat(PLANNER.plan(RAISED, false, List.of(maria), List.of(), now))
                .singleElement()
                .isInstanceOf(Planned.InDigest.class)
                .extracting(Planned::due)
                .isEqualTo(due);
    }

    @Test
    void theSameOccasionAndRecipientHaveTheSameIdAndOthersAnother() {
        var own = endpoint(Channel.SLACK, "maria", Filter.ALL);
        var first = PLANNER.plan(RAISED, false, List.of(MARIA), List.of(own), FRIDAY);
        var again = PLANNER.plan(RAISED, false, List.of(MARIA), List.of(own), FRIDAY.plusSeconds(60));

        assertThat(again)
                .extracting(Planned::id)
                .isEqualTo(first.stream().map(Planned::id).toList());
        assertThat(first).extracting(Planned::id).doesNotHaveDuplicates();
    }

    @Test
    void whatBelongsToOneDigestHasItsIdAndTheNextDigestHasAnother() {
        var maria = new Recipient(MARIA.person(), always(everything(Timing.DIGEST)));
        var one = (Planned.InDigest)
                PLANNER.plan(RAISED, false, List.of(maria), List.of(), FRIDAY).getFirst();
        var other = PLANNER.plan(notice(Occasion.UPDATED, Severity.LOW), false, List.of(maria), List.of(), FRIDAY)
                .getFirst();

        assertThat(other.id()).isEqualTo(one.id());
        assertThat(one.later().id()).isNotEqualTo(one.id());
        assertThat(one.later().due()).isEqualTo("2026-05-19T06:00:00Z");
    }

    @Test
    void whatComesForAnAccountInTheSameSpanIsOneMessageUnlessItIsCritical() {
        var grouping = new Grouping(Duration.ofMinutes(5), Set.of(Severity.CRITICAL));
        var span = Instant.parse("2026-05-15T08:05:00Z");

        assertThat(grouping.end(Instant.parse("2026-05-15T08:00:00Z"))).isEqualTo(span);
        assertThat(grouping.end(Instant.parse("2026-05-15T08:04:59.999Z"))).isEqualTo(span);
        assertThat(grouping.end(span)).isEqualTo(span.plusSeconds(300));
        var planned = new Planner(true, grouping).plan(RAISED, false, List.of(MARIA), List.of(), FRIDAY);
        assertThat(planned).singleElement().isInstanceOfSatisfying(Planned.InGroup.class, it -> {
            assertThat(it.due()).isEqualTo(grouping.end(FRIDAY));
            assertThat(it.later().id()).isNotEqualTo(it.id());
        });
    }
}
