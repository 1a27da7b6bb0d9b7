package io.bellwether.benchmarks.core;

import io.bellwether.benchmarks.ScoringCore;
import io.bellwether.events.Decoded;
import io.bellwether.health.score.Score;
import io.bellwether.health.state.AccountState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Scoring, folding, storing and loading one account, and what decoding usage events costs beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class CoreBench {

    private static final long SEED = 1;

    /** About as many as the sample account has. */
    static final int FOLDED = 10_000;

    private final UsageEvents events = UsageEvents.of(SEED);
    private final AccountState state = SampleAccount.state(SEED);
    private final byte[] stored = ScoringCore.write(state);
    private int next;

    @Benchmark
    public Score score() {
        return ScoringCore.score(state, SampleAccount.TODAY);
    }

    /** Each event for the first time, in order of time, so that it adds days, users, features and what is newest. */
    @Benchmark
    @OperationsPerInvocation(FOLDED)
    public AccountState fold() {
        var account = new AccountState();
        for (int i = 0; i < FOLDED; i++) {
            ScoringCore.fold(account, events.event(i), SampleAccount.TODAY);
        }
        return account;
    }

    @Benchmark
    public Object decodeByJackson() {
        return events.byJackson(next());
    }

    @Benchmark
    public void decodeSixByJackson(Blackhole hole) {
        for (int i = 0; i < 6; i++) {
            hole.consume(events.byJackson(next()));
        }
    }

    @Benchmark
    public Decoded decodeByCodec() {
        return events.byCodec(next());
    }

    @Benchmark
    public Decoded decodeRecord() {
        return events.asRecord(next());
    }

    @Benchmark
    public byte[] store() {
        return ScoringCore.write(state);
    }

    @Benchmark
    public AccountState load() {
        return ScoringCore.read(stored);
    }

    private int next() {
        next = next + 1 == events.size() ? 0 : next + 1;
        return next;
    }
}
