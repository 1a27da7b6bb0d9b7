package io.bellwether.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.health.state.AccountState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Folds each event into the stored state and, every second, scores the accounts that changed. */
final class AccountProcessor implements Processor<String, byte[], String, byte[]> {

    private static final Duration SCORES = Duration.ofSeconds(1);

    private final Set<String> changed = new LinkedHashSet<>();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.store = context.getStateStore(StreamsPeer.STORE);
        context.schedule(SCORES, PunctuationType.WALL_CLOCK_TIME, this::score);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var stored = store.get(record.key());
        var state = stored == null ? new AccountState() : ScoringCore.read(stored);
        ScoringCore.fold(state, Members.event(record.headers(), record.value()), today);
        store.put(record.key(), ScoringCore.write(state));
        changed.add(record.key());
    }

    private void score(long now) {
        for (var account : changed) {
            var score = ScoringCore.score(ScoringCore.read(store.get(account)), today);
            var json = "{\"score\":%s,\"coverage\":%s}".formatted(score.exact(), score.coverage());
            context.forward(new Record<>(account, json.getBytes(UTF_8), now));
        }
        changed.clear();
    }
}
