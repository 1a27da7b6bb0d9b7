package io.bellwether.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.events.Decoded.Known;
import io.bellwether.events.Event;
import io.bellwether.health.score.Score.MeasureScore;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SampleAccountTest {

    @Test
    void everyMeasureOfTheModelHasData() {
        var score = ScoringCore.score(SampleAccount.state(1), SampleAccount.TODAY);

        assertThat(score.components().stream().flatMap(component -> component.measures().stream()))
                .allMatch(MeasureScore::hasData);
        assertThat(score.coverage()).isEqualTo(1);
    }

    @Test
    void isActiveOnEachDayAndByEachUser() {
        var events = UsageEvents.of(1);
        var days = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            days.add(events.event(i).time().atOffset(ZoneOffset.UTC).toLocalDate());
        }

        assertThat(days).hasSize(SampleAccount.DAYS);
        assertThat(SampleAccount.events(1).stream().map(Event::fact).map(Object::toString))
                .anyMatch(fact -> fact.contains("user-" + (SampleAccount.USERS - 1)));
    }

    @Test
    void eventsThatAreFoldedDifferAndReachFromTheFirstMonthIntoTheLast() {
        var events = UsageEvents.of(1);
        var ids = new HashSet<String>();
        for (int i = 0; i < CoreBench.FOLDED; i++) {
            ids.add(events.event(i).id());
        }
        var last = events.event(CoreBench.FOLDED - 1).time().atOffset(ZoneOffset.UTC);

        assertThat(ids).hasSize(CoreBench.FOLDED);
        assertThat(last.toLocalDate()).isAfter(SampleAccount.TODAY.minusDays(30));
    }

    @Test
    void allDecodersReadTheSameEvent() {
        var events = UsageEvents.of(1);

        var byJackson = events.byJackson(7);

        assertThat(events.byCodec(7)).isEqualTo(new Known(events.event(7))).isEqualTo(events.asRecord(7));
        assertThat(byJackson.data()).isEqualTo(events.event(7).fact());
        assertThat(byJackson.id()).isEqualTo(events.event(7).id());
        assertThat(byJackson.time()).isEqualTo(events.event(7).time());
    }
}
