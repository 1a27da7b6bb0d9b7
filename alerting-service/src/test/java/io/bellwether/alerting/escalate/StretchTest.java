package io.bellwether.alerting.escalate;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.events.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final Level CSM = new Level("csm", List.of());
    private static final Level MANAGER = new Level("manager", List.of("manager"));
    private static final Level EXECUTIVE = new Level("executive", List.of("vp"));

    @Test
    void eachLevelLastsUntilTheNextBegins() {
        assertThat(Stretch.of(ladder(Map.of("executive", 15, "manager", 8))))
                .containsExactly(new Stretch(1, 7, CSM), new Stretch(8, 14, MANAGER), new Stretch(15, null, EXECUTIVE));
    }

    @Test
    void aLevelThatAHigherOneOvertakesIsNone() {
        assertThat(Stretch.of(ladder(Map.of("executive", 8, "manager", 8))))
                .containsExactly(new Stretch(1, 7, CSM), new Stretch(8, null, EXECUTIVE));
        assertThat(Stretch.of(ladder(Map.of("executive", 4, "manager", 8))))
                .containsExactly(new Stretch(1, 3, CSM), new Stretch(4, null, EXECUTIVE));
    }

    @Test
    void withoutDaysTheFirstLevelStays() {
        assertThat(Stretch.of(ladder(Map.of()))).containsExactly(new Stretch(1, null, CSM));
        assertThat(Stretch.of(ladder(Map.of("manager", 1)))).containsExactly(new Stretch(1, null, MANAGER));
    }

    private static Ladder ladder(Map<String, Integer> byTime) {
        var sla = Stream.of(Severity.values()).collect(toMap(it -> it, _ -> new Sla(Duration.ofHours(1), 1)));
        return new Ladder(
                List.of(CSM, MANAGER, EXECUTIVE), List.of(), Set.of(), Set.of(), byTime, List.of(), sla, "manager");
    }
}
