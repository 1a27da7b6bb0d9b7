package io.bellwether.benchmarks;

import io.bellwether.events.Event;
import io.bellwether.health.model.Model;
import io.bellwether.health.model.Presets;
import io.bellwether.health.score.Score;
import io.bellwether.health.score.Scorer;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import io.bellwether.health.state.View;
import java.time.LocalDate;

/** The health-service's core as it is measured here, and as all peers share it: fold, score by {@code value}, store. */
public final class ScoringCore {

    /** As the health-service keeps them by default. */
    private static final int HORIZON_DAYS = 400;

    private static final Model VALUE = Presets.named(Presets.DEFAULT);

    private ScoringCore() {}

    public static void fold(AccountState state, Event event, LocalDate today) {
        Folding.fold(state, event, (int) today.toEpochDay() - HORIZON_DAYS);
    }

    public static Score score(AccountState state, LocalDate today) {
        return Scorer.score(new View(state, today), VALUE);
    }

    public static byte[] write(AccountState state) {
        return StateCodec.write(state);
    }

    public static AccountState read(byte[] bytes) {
        return StateCodec.read(bytes, 0);
    }
}
