package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.play.Figures;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the monthly e-mail to a customer tells beside figures of usage; nothing that is only for colleagues. */
@Singleton
class MonthlyUpdate {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private final TaskPlays plays;
    private final AlertingConfig config;
    private final Clock clock;

    MonthlyUpdate(TaskPlays plays, AlertingConfig config, Clock clock) {
        this.plays = plays;
        this.config = config;
        this.clock = clock;
    }

    Map<String, Object> of(Connection connection, Account account) throws SQLException {
        var today = LocalDate.now(clock);
        var csm = plays.person(connection, account.csm());
        var facts = new TreeMap<>(Figures.of(account, today));
        var champion = facts.get("champion");
        facts.put("month", MONTH.format(today));
        facts.put("greeting", champion.equals(Figures.UNKNOWN) ? "Hello," : "Hello " + champion + ",");
        facts.put("wins", Achievements.wins(account, today.minusDays(HealthFigures.MONTH)));
        facts.put("focus", Achievements.focus(account));
        facts.put("link", link(csm, config.meetingLink()));
        facts.put("signature", csm.name().isEmpty() ? Figures.UNKNOWN : Figures.escaped(csm.name()));
        return facts;
    }

    /** Where to find a time with the CSM, else their address. */
    static String link(Person csm, Optional<String> meeting) {
        if (!csm.id().isEmpty() && meeting.isPresent()) {
            var name = URLEncoder.encode(csm.id(), StandardCharsets.UTF_8).replace("+", "%20");
            return "<" + meeting.get().replace("{csm}", name) + ">";
        }
        return csm.email() == null ? Figures.UNKNOWN : "<" + csm.email() + ">";
    }
}
