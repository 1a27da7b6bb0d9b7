package io.bellwether.health;

import io.bellwether.events.Event;
import io.bellwether.events.Usage;
import io.bellwether.health.state.AccountState;
import io.bellwether.health.state.Folding;
import io.bellwether.health.state.StateCodec;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An account of 20,000 users, each of whom was seen once in 400 days. */
final class LargeAccount {

    private static final int USERS = 20_000;
    private static final int DAYS = 400;

    private LargeAccount() {}

    /** Its state in the stored form. */
    static byte[] stored(LocalDate today) {
        var state = new AccountState();
        for (int user = 0; user < USERS; user++) {
            var time = today.minusDays(user % DAYS).atStartOfDay().toInstant(ZoneOffset.UTC);
            Folding.fold(state, new Event("test", "e" + user, "large", time, new Usage.Login("user-" + user)), 0);
        }
        return StateCodec.write(state);
    }
}
