package io.bellwether.health.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Account;
import io.bellwether.events.Band;
import io.bellwether.health.Story;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Model.Bands;
import io.bellwether.health.model.Model.Component;
import io.bellwether.health.model.Model.Hysteresis;
import io.bellwether.health.model.Model.Weighted;
import io.bellwether.health.model.Presets;
import io.bellwether.health.state.AccountState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores told day by day (through sentiment, the only measure), and which band is announced of them. */
class AnnouncementTest {

    private static final Model VALUE = Presets.named("value");
    private static final Judge JUDGE = new Judge(model(new Hysteresis(2, 3)), new Segments(100_000, 25_000));

    @ParameterizedTest
    @CsvSource({
        // a step of the score from one day to the next, and the band that is announced on that day
        "85, 80, GREEN",
        "85, 79, GREEN",
        "85, 78, YELLOW",
        "85, 49, RED",
        "60, 49, YELLOW",
        "60, 48, RED",
        "60, 80, YELLOW",
        "60, 81, YELLOW",
        "60, 82, GREEN",
        "40, 50, RED",
        "40, 51, RED",
        "40, 52, YELLOW",
        "40, 80, GREEN"
    })
    void aBoundThatIsCrossedByTwoPointsIsAnnouncedAtOnce(int before, int now, Band announced) {
        assertThat(announced(before, now)).last().isEqualTo(announced);
    }

    @Test
    void aScoreThatStaysAcrossIsAnnouncedOnTheThirdDay() {
        assertThat(announced(85, 79, 79, 79, 79))
                .containsExactly(Band.GREEN, Band.GREEN, Band.GREEN, Band.YELLOW, Band.YELLOW);
    }

    @Test
    void aDayOnTheOldSideBeginsTheCountAnew() {
        assertThat(announced(85, 79, 79, 80, 79, 79, 79))
                .containsExactly(Band.GREEN, Band.GREEN, Band.GREEN, Band.GREEN, Band.GREEN, Band.GREEN, Band.YELLOW);
    }

    @Test
    void theFirstBandIsAnnouncedWithoutAChange() {
        var verdict = judge(days(79), Standing.NEW, Story.TODAY);

        assertThat(verdict.standing().announced()).isEqualTo(Band.YELLOW);
        assertThat(verdict.bandChange()).isNull();
    }

    @Test
    void aChangeSaysWhy() {
        var assessment = JUDGE.assess(days(85, 78), Story.TODAY);
        var far = JUDGE.judge(assessment, new Standing(List.of(), List.of(), Band.GREEN));
        var stayed = judge(days(79, 79, 79), new Standing(List.of(), List.of(), Band.GREEN), Story.TODAY);

        assertThat(far.bandChange().from()).isEqualTo(Band.GREEN);
        assertThat(far.bandChange().to()).isEqualTo(Band.YELLOW);
        assertThat(far.bandChange().evidence()).isEqualTo("The score is 78: 2 points from the bound of green (80).");
        assertThat(stayed.bandChange().evidence())
                .isEqualTo("The score is 79, and has been across the bound of green (80) for 3 days.");
        assertThat(Judge.scored(far, assessment.scores()).bandChange()).isEqualTo(far.bandChange());
        assertThat(Judge.scored(far, assessment.scores()).announcedBand()).isEqualTo(Band.YELLOW);
    }

    @Test
    void anAccountThatIsNotScoredKeepsWhatWasAnnounced() {
        var before = new Standing(List.of(), List.of(), Band.GREEN);

        assertThat(judge(new Story().state(), before, Story.TODAY).standing().announced())
                .isEqualTo(Band.GREEN);
    }

    @Property
    void announcementsNeverFollowWithinTheHysteresis(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 79, max = 81) Integer> scores) {
        var bands = announced(scores.stream().mapToInt(Integer::intValue).toArray());

        int last = -3;
        for (int day = 1; day < bands.size(); day++) {
            if (bands.get(day) != bands.get(day - 1)) {
                assertThat(day - last).as("days between two announcements").isGreaterThanOrEqualTo(3);
                last = day;
            }
        }
    }

    @Property
    void whatIsAnnouncedIsTheShownBandOrWasWithinTheLastDays(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 100) Integer> scores) {
        var bands = announced(scores.stream().mapToInt(Integer::intValue).toArray());

        for (int day = 0; day < bands.size(); day++) {
            int score = scores.get(day);
            boolean nearABound = Math.abs(score - 80) < 2 || Math.abs(score - 50) < 2;
            if (!nearABound) {
                assertThat(bands.get(day)).isEqualTo(shown(score));
            }
        }
    }

    @Property
    void withoutHysteresisTheAnnouncedBandIsTheShownOne(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100) Integer> scores) {
        var bands = announced(
                new Hysteresis(0, 1),
                scores.stream().mapToInt(Integer::intValue).toArray());

        assertThat(bands).isEqualTo(scores.stream().map(AnnouncementTest::shown).toList());
    }

    private static Band shown(int score) {
        return score >= 80 ? Band.GREEN : score >= 50 ? Band.YELLOW : Band.RED;
    }

    private static List<Band> announced(int... scores) {
        return announced(new Hysteresis(2, 3), scores);
    }

    /** The band that is announced after each of the days, the last of which is today. */
    private static List<Band> announced(Hysteresis hysteresis, int... scores) {
        var state = days(scores);
        var bands = new ArrayList<Band>();
        var standing = Standing.NEW;
        for (int day = 0; day < scores.length; day++) {
            var today = Story.TODAY.minusDays(scores.length - 1 - day);
            standing = new Judge(model(hysteresis), new Segments(100_000, 25_000))
                    .judge(state, standing, today)
                    .standing();
            bands.add(standing.announced());
        }
        return bands;
    }

    private static Verdict judge(AccountState state, Standing before, LocalDate day) {
        return JUDGE.judge(state, before, day);
    }

    /** An account whose score is told for each day up to today. */
    private static AccountState days(int... scores) {
        var story = new Story();
        for (int day = 0; day < scores.length; day++) {
            story.daysAgo(scores.length - 1 - day, new Account.Sentiment(scores[day] / 50.0 - 1));
        }
        return story.state();
    }

    private static Model model(Hysteresis hysteresis) {
        var sentiment = VALUE.components().stream()
                .flatMap(component -> component.measures().stream())
                .filter(measure -> measure.measure().name().equals("sentiment"))
                .map(measure -> new Weighted(measure.measure(), 1, measure.params()))
                .toList();
        var components = List.of(new Component("all", 1, sentiment));
        return new Model(
                "test",
                1,
                "Test",
                null,
                new Bands(80, 50, hysteresis, Map.of()),
                0.3,
                components,
                List.of(),
                VALUE.expansion());
    }
}
