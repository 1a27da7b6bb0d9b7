package io.bellwether.quickstart.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Who the customers are: every story at least once where the book is large enough, and mostly ordinary ones. */
final class Book {

    private Book() {}

    static List<Customer> of(long seed, int accounts) {
        var stories = stories(accounts);
        Collections.shuffle(stories, new Random(seed));
        return IntStream.range(0, accounts)
                .mapToObj(number -> customer(seed, number, stories.get(number)))
                .toList();
    }

    private static List<Story> stories(int accounts) {
        var stories = new ArrayList<Story>(accounts);
        while (stories.size() < accounts) {
            Collections.addAll(stories, Story.values());
            // Ordinary life for two of three.
            stories.addAll(Collections.nCopies(2 * Story.values().length, Story.STEADY));
        }
        return new ArrayList<>(stories.subList(0, accounts));
    }

    private static Customer customer(long seed, int number, Story story) {
        var random = new Random(seed * 1_000_003 + number);
        var segment = Segment.of(random.nextDouble());
        var name = Names.company(number);
        return new Customer(
                number,
                Names.slug(name),
                name,
                segment,
                Names.CSMS.get(number % Names.CSMS.size()),
                Names.INDUSTRIES.get(random.nextInt(Names.INDUSTRIES.size())),
                500.0 * between(random, segment.leastArr / 500, segment.mostArr / 500),
                between(random, segment.leastSeats, segment.mostSeats),
                between(random, 10, 18),
                story.flourishes() ? 1 : random.nextDouble(),
                story.age() > 0 ? story.age() : between(random, 110, 250),
                story);
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
