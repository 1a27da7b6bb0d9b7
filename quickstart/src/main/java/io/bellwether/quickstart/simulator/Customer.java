package io.bellwether.quickstart.simulator;

import java.util.SplittableRandom;

/**
 * One account of the simulated book.
 *
 * @param number its place in the book; varies what is ordinary from customer to customer
 * @param fortune from 0 to 1, how well things go in general
 * @param age days from the start of its contract to the first day of the simulation
 */
public record Customer(
        int number,
        String id,
        String name,
        Segment segment,
        String csm,
        String industry,
        double arr,
        int seats,
        int features,
        double fortune,
        int age,
        Story story) {

    /** A value from 0 to 1 that is this customer's own for the given trait. */
    double trait(int trait) {
        return new SplittableRandom(number * 31L + trait).nextDouble();
    }

    /** The contact with the given role among the customer's people, such as {@code acme-labs/sponsor}. */
    String person(String role) {
        return id + "/" + role;
    }
}
