package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.problems.Problem;
import io.bellwether.problems.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The imports that wait for their turn, and the one that has it. */
@Singleton
class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final ImportRunner runner;
    private final ImportStore store;
    private final IngestionMetrics metrics;
    private final ThreadPoolExecutor worker;
    private volatile boolean stopped;

    Imports(ImportRunner runner, ImportStore store, IngestionMetrics metrics, IngestionConfig config) {
        this.runner = runner;
        this.store = store;
        this.metrics = metrics;
        // A platform thread: hours of computing on a virtual one would hold its carrier from the requests.
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waitingImports()),
                Thread.ofPlatform().daemon().name("imports").factory());
    }

    /** @throws ProblemException 429 where too many wait already */
    void submit(ImportJob job) throws IOException {
        store.save(job.report());
        try {
            worker.execute(() -> run(job));
        } catch (RejectedExecutionException e) {
            store.forget(job.report().id());
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-imports",
                            "Too many imports",
                            "Other imports wait already; come again later."),
                    RETRY);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped = true;
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("an import did not stop in time; the next start marks it as interrupted");
        }
    }

    private void run(ImportJob job) {
        var report = runner.run(job, () -> stopped);
        store.save(report);
        metrics.rows(report.counts().rows());
        LOG.infof(
                "import over: id=%s mapping=%s state=%s rows=%d accepted=%d rejected=%d",
                report.id(),
                report.mapping(),
                report.state(),
                report.counts().rows(),
                report.counts().accepted(),
                report.counts().rejected());
        tidy(report);
    }

    private void tidy(ImportReport report) {
        try {
            store.discardFiles(report.id());
            store.prune();
        } catch (IOException e) {
            LOG.warnf("cannot tidy up after an import: id=%s cause=%s", report.id(), e);
        }
    }
}
