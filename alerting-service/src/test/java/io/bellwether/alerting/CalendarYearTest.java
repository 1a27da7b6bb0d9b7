package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alerting.person.Person;
import io.bellwether.alerting.person.WorkingTime;
import io.bellwether.events.Account.Churned;
import io.bellwether.events.Account.Contract;
import io.bellwether.events.Account.Milestone;
import io.bellwether.events.Account.Renewal;
import io.bellwether.events.Account.Renewed;
import io.bellwether.events.AccountCard;
import io.bellwether.events.Band;
import io.bellwether.events.Event;
import io.bellwether.events.Fact;
import io.bellwether.events.Health;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 500 accounts, through a year with a leap day, in zones that change their clocks, by three that share the work. */
@QuarkusTest
@TestProfile(CalendarYearTest.OnlyWhenAsked.class)
@WithTestResource(Infrastructure.class)
class CalendarYearTest {

    /** Jobs run when the test says so: between its steps, what it counts by itself is not up to date. */
    public static final class OnlyWhenAsked implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bellwether.alerting.clock-check", "P1D");
        }
    }

    private static final int ACCOUNTS = 500;
    private static final Instant BEGIN = Instant.parse("2027-06-01T00:30:00Z");
    private static final Instant END = Instant.parse("2028-06-01T00:30:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Pacific/Kiritimati"));
    private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.of(2027, 12, 27), LocalDate.of(2028, 2, 29));

    @Inject
    DataSource database;

    @Inject
    AccountBook book;

    @Inject
    PeopleStore people;

    @Inject
    CalendarJob job;

    @Inject
    TestClock clock;

    private final Random random = new Random(5);
    private final List<NaiveCalendar> calendars = new ArrayList<>();
    private final TreeMap<Instant, List<Runnable>> happenings = new TreeMap<>();
    private final List<Event> said = new ArrayList<>();

    @Test
    void aYearBringsExactlyTheDatesThatCountingDaysBrings() throws Exception {
        clock.advance(Duration.between(clock.instant(), BEGIN));
        inTransaction(() -> {
            try (var tx = database.getConnection()) {
                for (var zone : ZONES) {
                    people.save(tx, csm(zone));
                }
            }
            return null;
        });
        for (int i = 0; i < ACCOUNTS; i++) {
            invent(i);
        }

        try (var instances = Executors.newFixedThreadPool(3)) {
            for (var now = BEGIN; !now.isAfter(END); now = now.plus(Duration.ofHours(6))) {
                clock.advance(Duration.between(clock.instant(), now));
                happen(now);
                instances.invokeAll(List.of(sweep(), sweep(), sweep()));
                for (int i = 0; i < ACCOUNTS; i++) {
                    calendars.get(i).look(LocalDate.ofInstant(now, zone(i)));
                }
            }
        }

        var tables = new YearTables(database);
        var expected = new TreeMap<String, Set<String>>();
        calendars.stream().filter(it -> !it.come.isEmpty()).forEach(it -> expected.put(it.account, it.come));
        assertThat(tables.dates()).isEqualTo(expected);
        assertThat(tables.openMilestones()).isEqualTo(expectedMilestones());
        assertThat(expected.values().stream().mapToInt(Set::size).sum()).isGreaterThan(10_000);

        long versions = tables.versions();
        clock.advance(Duration.ofDays(-3)); // a clock that is wrong
        lookAtAllAgain();
        clock.advance(Duration.ofDays(3));
        lookAtAllAgain();
        assertThat(tables.dates()).isEqualTo(expected);
        assertThat(tables.versions()).isEqualTo(versions);
    }

    @AfterEach
    void forgetTheYear() throws Exception {
        new YearTables(database).forget();
        clock.reset();
    }

    private void invent(int i) {
        var id = "year-" + i;
        var calendar = new NaiveCalendar(id, HOLIDAYS);
        calendars.add(calendar);
        var today = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);
        calendar.segment = List.of("enterprise", "mid-market", "smb").get(i % 3);
        calendar.start = today.minusDays(random.nextInt(500)).plusDays(random.nextInt(100));
        calendar.end = calendar.start.plusDays(365);
        while (calendar.end.isBefore(today)) {
            calendar.end = calendar.end.plusDays(365);
        }
        var before = BEGIN.minusSeconds(60);
        say(before, id, Facts.described(id, calendar.segment, csm(zone(i)).id()));
        say(before, id, new Contract(calendar.start, calendar.end, 50_000.0, 12));
        band(calendar, before);
        for (int change = random.nextInt(4); change > 0; change--) {
            var at = sometime(BEGIN);
            later(at, () -> band(calendar, at));
        }
        fate(calendar, i % 13);
    }

    private void fate(NaiveCalendar calendar, int kind) {
        if (kind < 5) {
            renewal(calendar, kind);
        } else if (kind == 11) {
            later(calendar.end.minusDays(50).atStartOfDay().toInstant(ZoneOffset.UTC), () -> {
                calendar.signed = true;
                say(clock.instant(), calendar.account, new Renewed(60_000.0));
            });
        } else if (kind == 5) {
            var at = sometime(BEGIN);
            later(at, () -> {
                calendar.churned = LocalDate.ofInstant(at, ZoneOffset.UTC);
                say(at, calendar.account, new Churned("budget"));
            });
        } else if (kind == 6) {
            later(sometime(BEGIN), () -> contract(calendar, calendar.end.plusDays(61)));
        } else if (kind == 7) {
            later(sometime(BEGIN), () -> contract(calendar, calendar.end.minusDays(61)));
        } else if (kind == 8) {
            later(sometime(BEGIN), () -> contract(calendar, calendar.end.minusDays(10)));
        } else if (kind == 9) {
            later(sometime(BEGIN), () -> contract(calendar, calendar.end.minusDays(1)));
        } else if (kind == 10) {
            var mistake = sometime(BEGIN);
            later(mistake, () -> contract(calendar, calendar.end.plusDays(100)));
            later(mistake.plus(Duration.ofDays(5)), () -> contract(calendar, calendar.end.minusDays(100)));
        }
        if (kind % 2 == 0 && calendar.start.isAfter(LocalDate.of(2027, 6, 2))) {
            var at = calendar.start.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            later(at, () -> {
                calendar.kickedOff = true;
                say(at, calendar.account, new Milestone(Milestone.Type.KICKOFF, Milestone.State.DONE));
            });
        }
    }

    private void renewal(NaiveCalendar calendar, int kind) {
        var first = new Contract(calendar.start, calendar.end, 50_000.0, null);
        var signing = calendar.end.minusDays(50).atStartOfDay().toInstant(ZoneOffset.UTC);
        var told = signing.plus(Duration.ofDays(30));
        if (kind < 3) {
            later(signing, () -> {
                calendar.signed = true;
                say(clock.instant(), calendar.account, new Renewal(Renewal.Stage.SIGNED, 0.9, true));
            });
        }
        if (kind < 2) {
            later(told, () -> contract(calendar, calendar.end.plusDays(366)));
        } else if (kind == 2) {
            later(told, () -> follow(calendar, calendar.end.plusDays(1)));
        } else if (kind == 3) {
            later(told, () -> follow(calendar, calendar.end));
            later(told.plus(Duration.ofDays(5)), () -> say(clock.instant(), calendar.account, first));
        } else {
            later(told.plus(Duration.ofDays(22)), () -> follow(calendar, calendar.end.plusDays(1)));
        }
    }

    private void contract(NaiveCalendar calendar, LocalDate end) {
        calendar.end = end;
        say(clock.instant(), calendar.account, new Contract(calendar.start, end, 50_000.0, null));
    }

    /** Another contract, which begins when the one before has ended. */
    private void follow(NaiveCalendar calendar, LocalDate start) {
        calendar.follows(start.plusDays(365));
        say(clock.instant(), calendar.account, new Contract(start, calendar.end, 50_000.0, 12));
    }

    private void band(NaiveCalendar calendar, Instant at) {
        var band = List.of(Band.GREEN, Band.YELLOW, Band.RED).get(random.nextInt(3));
        calendar.band = band.name().toLowerCase(Locale.ROOT);
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var card = AccountCard.UNKNOWN;
        var scored = new Health.Scored(day, "value", 1, true, 50, 50.0, 1.0, band, band, null, null, null, card);
        say(at, calendar.account, scored);
    }

    private Instant sometime(Instant after) {
        return after.plus(Duration.ofHours(random.nextInt(365 * 24)));
    }

    private void later(Instant at, Runnable happening) {
        happenings.computeIfAbsent(at, _ -> new ArrayList<>()).add(happening);
    }

    private void say(Instant at, String account, Fact fact) {
        said.add(new Event("year", account + "-" + random.nextLong(), account, at, fact));
    }

    private void happen(Instant now) throws Exception {
        var due = happenings.headMap(now, true);
        due.values().forEach(all -> all.forEach(Runnable::run));
        due.clear();
        inTransaction(() -> {
            try (var tx = database.getConnection()) {
                book.take(tx, said);
            }
            return null;
        });
        said.clear();
    }

    private Callable<Void> sweep() {
        return () -> {
            job.run();
            return null;
        };
    }

    private void lookAtAllAgain() throws Exception {
        new YearTables(database).lookAgain();
        job.run();
    }

    /** Lines of account, reason and day. */
    private Set<String> expectedMilestones() {
        var open = new TreeSet<String>();
        calendars.forEach(
                it -> it.openMilestones.forEach((days, date) -> open.add(it.account + " t-" + days + " " + date)));
        return open;
    }

    private static void inTransaction(Callable<Void> work) {
        QuarkusTransaction.requiringNew().timeout(120).call(work);
    }

    private static ZoneId zone(int account) {
        return ZONES.get(account % ZONES.size());
    }

    private static Person csm(ZoneId zone) {
        var usual = WorkingTime.USUAL;
        var working = new WorkingTime(usual.days(), usual.from(), usual.to(), HOLIDAYS);
        return new Person("year-" + zone, zone.getId(), null, "csm", null, zone, working);
    }
}
