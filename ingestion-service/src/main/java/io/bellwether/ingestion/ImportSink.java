package io.bellwether.ingestion;

import io.bellwether.ingestion.Receipt.Status;
import io.bellwether.ingestion.admission.Verdict;
import io.bellwether.ingestion.admission.Verdict.Accepted;
import io.bellwether.ingestion.imports.ImportProgress;
import io.bellwether.ingestion.imports.RowError;
import io.bellwether.ingestion.imports.State;
import io.bellwether.ingestion.imports.Tally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Sends an import's events in chunks, a few of them under way at a time. */
final class ImportSink {

    private static final int CHUNK = 2_000;
    private static final int MOST_UNDER_WAY = 4;

    private final Delivery delivery;
    private final ImportProgress progress;
    private final boolean dryRun;
    private final ArrayDeque<Chunk> underWay = new ArrayDeque<>();
    private List<Item> items = new ArrayList<>(CHUNK);

    /** @param dryRun counts what would be sent, and sends nothing */
    ImportSink(Delivery delivery, ImportProgress progress, boolean dryRun) {
        this.delivery = delivery;
        this.progress = progress;
        this.dryRun = dryRun;
    }

    /**
     * An event and where it came from.
     *
     * @param repeated whether one before it in the file has its id
     */
    record Item(Verdict verdict, Tally tally, long line, boolean repeated) {}

    private record Chunk(List<Item> items, Sending sending) {}

    /** @throws ImportFailed where the broker did not acknowledge an earlier one */
    void add(Item item) throws ImportFailed {
        if (dryRun) {
            if (item.verdict() instanceof Accepted) {
                accepted(item, item.repeated());
            }
            return;
        }
        items.add(item);
        if (items.size() == CHUNK) {
            send();
        }
    }

    /** Waits for all. */
    void finish() throws ImportFailed {
        send();
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    private void send() throws ImportFailed {
        if (underWay.size() == MOST_UNDER_WAY) {
            settle(underWay.remove());
        }
        var verdicts = items.stream().map(Item::verdict).toList();
        underWay.add(new Chunk(items, delivery.begin(verdicts)));
        items = new ArrayList<>(CHUNK);
    }

    private void settle(Chunk chunk) throws ImportFailed {
        long begin = System.nanoTime();
        var receipts = delivery.finish("import", chunk.sending());
        progress.waited(Duration.ofNanos(System.nanoTime() - begin));
        for (var receipt : receipts) {
            var item = chunk.items().get(receipt.index());
            if (item.verdict() instanceof Accepted) {
                count(item, receipt);
            }
        }
        if (receipts.stream().anyMatch(receipt -> receipt.status() == Status.UNAVAILABLE)) {
            throw new ImportFailed(State.FAILED, "the broker did not acknowledge in time");
        }
    }

    private void count(Item item, Receipt receipt) {
        switch (receipt.status()) {
            case ACCEPTED -> accepted(item, item.repeated());
            case DUPLICATE -> accepted(item, true);
            case REJECTED -> {
                item.tally().rejected();
                progress.error(new RowError(
                        item.tally().file(),
                        item.line(),
                        null,
                        null,
                        null,
                        receipt.problem().detail()));
            }
            case UNAVAILABLE -> {}
        }
    }

    private static void accepted(Item item, boolean repeated) {
        item.tally().accepted();
        if (repeated) {
            item.tally().repeated();
        }
    }
}
