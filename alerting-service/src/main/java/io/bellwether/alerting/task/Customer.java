package io.bellwether.alerting.task;

import io.bellwether.events.AccountCard;
import java.time.LocalDate;

/**
 * What matters of an account for its tasks; any field may be null where it is not known.
 *
 * @param arr annual recurring revenue in the installation's currency
 * @param renewal the day on which the contract ends
 */
public record Customer(String name, String segment, Double arr, LocalDate renewal) {

    static Customer of(AccountCard card) {
        return new Customer(card.name(), card.segment(), card.arr(), card.contractEnd());
    }

    /** This, completed by what was known before. */
    Customer or(Customer before) {
        return new Customer(
                name == null ? before.name : name,
                segment == null ? before.segment : segment,
                arr == null ? before.arr : arr,
                renewal == null ? before.renewal : renewal);
    }
}
