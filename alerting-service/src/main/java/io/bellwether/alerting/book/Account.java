package io.bellwether.alerting.book;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import io.bellwether.events.AccountCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * An account as its page tells it; what was not told is null.
 *
 * @param segment as told, else by ARR
 * @param arr annual recurring revenue in the installation's currency
 * @param firstStart when the first contract began, else when the account started
 * @param contracts that follow one another, the first first: of those that overlap, the one told last; a contract that a
 *     score tells of has no known start
 * @param renewalStage of the last contract, such as {@code negotiating}: said before its start, it is of the one before
 * @param renewalConfidence 0 to 1, of the last contract
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
        List<Contract> contracts,
        String renewalStage,
        Double renewalConfidence,
        Health health,
        LocalDate churnedOn,
        Page page) {

    private static final int LONGEST_OWNER = 256;

    /** @param start null where unknown */
    public record Contract(LocalDate start, LocalDate end) {

        private boolean overlaps(Contract other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }
    }

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

    public Account {
        tags = List.copyOf(tags);
        contracts = List.copyOf(contracts);
    }

    /** The last one, which may not have begun yet; null where none is known. */
    public Contract contract() {
        return contracts.isEmpty() ? null : contracts.getLast();
    }

    /** The one that ends next, or else the last one; null where none is known. */
    public Contract contractOn(LocalDate day) {
        return contracts.stream()
                .filter(contract -> !contract.end().isBefore(day))
                .findFirst()
                .orElse(contract());
    }

    /** What others put into their events of it; a name that no task can have as its owner's is left out. */
    public AccountCard card() {
        var owner = csm == null || csm.length() > LONGEST_OWNER ? null : csm;
        var contract = contract();
        return new AccountCard(name, owner, segment, arr, contract == null ? null : contract.end());
    }

    public static Account of(String id, Page page, Segments segments) {
        var arr = number(first(page, Item.ARR, Item.CARD_ARR));
        var segment = first(page, Item.SEGMENT, Item.CARD_SEGMENT);
        var contracts = contracts(page);
        return new Account(
                id,
                first(page, Item.NAME, Item.CARD_NAME),
                first(page, Item.CSM, Item.CARD_CSM),
                segment == null ? segments.of(arr) : segment,
                page.value(Item.REGION),
                lines(page.value(Item.TAGS)),
                arr,
                firstStart(page),
                contracts,
                ofLast(page, contracts, Item.RENEWAL_STAGE),
                number(ofLast(page, contracts, Item.RENEWAL_CONFIDENCE)),
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

    private static List<Contract> contracts(Page page) {
        var contracts = new ArrayList<Contract>();
        page.all(Item.CONTRACT).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(reverseOrder()))
                .map(told -> new Contract(
                        LocalDate.parse(told.getKey()),
                        LocalDate.parse(told.getValue().value())))
                .filter(contract -> contracts.stream().noneMatch(contract::overlaps))
                .forEach(contracts::add);
        contracts.sort(comparing(Contract::end));
        var end = page.value(Item.CARD_CONTRACT_END);
        return contracts.isEmpty() && end != null ? List.of(new Contract(null, LocalDate.parse(end))) : contracts;
    }

    private static LocalDate firstStart(Page page) {
        return page.all(Item.CONTRACT).keySet().stream()
                .map(LocalDate::parse)
                .min(naturalOrder())
                .orElse(parsed(page.value(Item.START_DATE), LocalDate::parse));
    }

    /** The value, or null where it was said of an earlier contract. */
    private static String ofLast(Page page, List<Contract> contracts, Item item) {
        var said = page.said(item);
        if (said == null) {
            return null;
        }
        var start = contracts.isEmpty() ? null : contracts.getLast().start();
        return start != null && day(said.at()).isBefore(start) ? null : said.value();
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
