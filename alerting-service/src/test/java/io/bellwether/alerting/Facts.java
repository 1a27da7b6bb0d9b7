package io.bellwether.alerting;

import io.bellwether.events.Account.Described;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.ChurnRisk;
import io.bellwether.events.Expansion;
import io.bellwether.events.Mover;
import io.bellwether.events.Severity;
import java.time.LocalDate;
import java.util.List;

/** What the health service says in the tests. */
final class Facts {

    static final LocalDate TODAY = LocalDate.parse("2026-05-15");
    static final AccountCard ACME = new AccountCard("Acme GmbH", "maria", "mid-market", 138_000.0, null);

    private static final List<Mover> MOVERS =
            List.of(new Mover("active-users", -4.25, "Active users fell from 213 to 128 of 250 seats."));

    private Facts() {}

    static ChurnRisk.Raised risk(String indicator, Severity severity) {
        return risk(indicator, severity, TODAY, ACME);
    }

    static ChurnRisk.Raised risk(String indicator, Severity severity, LocalDate since, AccountCard account) {
        return new ChurnRisk.Raised(
                indicator, severity, since, "Usage fell by 37 %.", 63, Band.YELLOW, MOVERS, account);
    }

    static ChurnRisk.Cleared cleared(String indicator) {
        return new ChurnRisk.Cleared(indicator, "Usage has been back for 7 days.");
    }

    static Expansion.Raised chance(String opportunity, double confidence) {
        return new Expansion.Raised(
                opportunity, confidence, TODAY, "221 of 250 seats are active.", 86, Band.GREEN, List.of(), ACME);
    }

    static Described described(String name, String segment, String csm) {
        return new Described(name, segment, 50_000.0, csm, null, null, 1, null, null, null, null, null, null);
    }

    static AccountCard ofCsm(String csm) {
        return new AccountCard("Acme GmbH", csm, null, null, null);
    }
}
