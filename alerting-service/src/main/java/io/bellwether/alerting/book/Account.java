package io.bellwether.alerting.book;

import static java.util.Comparator.naturalOrder;

import io.bellwether.events.AccountCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * An account as its page tells it; what was not told is null.
 *
 * @param segment as told, else by ARR
 * @param arr annual recurring revenue in the installation's currency
 * @param firstStart when the first contract began, else when the account started
 * @param contract the latest that was told; a contract that a score tells of has no known start
 * @param renewalStage of the present contract, such as {@code negotiating}: said before its start, it is of the one before
 * @param renewalConfidence 0 to 1, of the present contract
 * @param churnedOn the day (UTC) on which it left; null while it is a customer
 */
public record Account(
        String id,
        String name,
        String csm,
        String segment,
        String region,
        List<String> tags,
        Double arr,
        LocalDate firstStart,
        Contract contract,
        String renewalStage,
        Double renewalConfidence,
        Health health,
        LocalDate churnedOn,
        Page page) {

    private static final int LONGEST_OWNER = 256;

    /** @param start null where unknown */
    public record Contract(LocalDate start, LocalDate end) {}

    /**
     * As last published; what is absent there is null.
     *
     * @param score 0 to 100
     * @param band green, yellow or red
     * @param risk the highest severity of the risks that are raised
     */
    public record Health(Integer score, String band, String risk) {

        /** Whether more than the score is another one. */
        public boolean differs(Health other) {
            return !Objects.equals(band, other.band) || !Objects.equals(risk, other.risk);
        }
    }

    /** What others put into their events of it; a name that no task can have as its owner's is left out. */
    public AccountCard card() {
        var owner = csm == null || csm.length() > LONGEST_OWNER ? null : csm;
        return new AccountCard(name, owner, segment, arr, contract == null ? null : contract.end());
    }

    public static Account of(String id, Page page, Segments segments) {
        var arr = number(first(page, Item.ARR, Item.CARD_ARR));
        var segment = first(page, Item.SEGMENT, Item.CARD_SEGMENT);
        var contract = contract(page);
        return new Account(
                id,
                first(page, Item.NAME, Item.CARD_NAME),
                first(page, Item.CSM, Item.CARD_CSM),
                segment == null ? segments.of(arr) : segment,
                page.value(Item.REGION),
                lines(page.value(Item.TAGS)),
                arr,
                firstStart(page),
                contract,
                ofPresent(page, contract, Item.RENEWAL_STAGE),
                number(ofPresent(page, contract, Item.RENEWAL_CONFIDENCE)),
                new Health(
                        parsed(page.value(Item.SCORE), Integer::valueOf),
                        parsed(page.value(Item.BAND), Function.identity()),
                        parsed(page.value(Item.RISK), Function.identity())),
                churnedOn(page),
                page);
    }

    /** Whether something of what routes go by is another one. */
    public boolean isRoutedOtherThan(Account other) {
        return !Objects.equals(segment, other.segment)
                || !Objects.equals(region, other.region)
                || !tags.equals(other.tags);
    }

    private static Contract contract(Page page) {
        var latest = page.all(Item.CONTRACT).entrySet().stream()
                .max((a, b) -> a.getValue().compareTo(b.getValue()));
        if (latest.isPresent()) {
            return new Contract(
                    LocalDate.parse(latest.get().getKey()),
                    LocalDate.parse(latest.get().getValue().value()));
        }
        var end = page.value(Item.CARD_CONTRACT_END);
        return end == null ? null : new Contract(null, LocalDate.parse(end));
    }

    private static LocalDate firstStart(Page page) {
        return page.all(Item.CONTRACT).keySet().stream()
                .map(LocalDate::parse)
                .min(naturalOrder())
                .orElse(parsed(page.value(Item.START_DATE), LocalDate::parse));
    }

    /** The value, or null where it was said of an earlier contract. */
    private static String ofPresent(Page page, Contract contract, Item item) {
        var said = page.said(item);
        if (said == null) {
            return null;
        }
        boolean earlier =
                contract != null && contract.start() != null && day(said.at()).isBefore(contract.start());
        return earlier ? null : said.value();
    }

    private static LocalDate churnedOn(Page page) {
        var standing = page.said(Item.STANDING);
        return standing != null && standing.value().startsWith("churned") ? day(standing.at()) : null;
    }

    private static String first(Page page, Item item, Item otherwise) {
        var value = page.value(item);
        return value == null ? page.value(otherwise) : value;
    }

    private static List<String> lines(String text) {
        return text == null || text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static Double number(String text) {
        return parsed(text, Double::valueOf);
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        return text == null || text.isEmpty() ? null : parse.apply(text);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
