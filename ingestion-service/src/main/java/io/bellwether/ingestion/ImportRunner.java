package io.bellwether.ingestion;

import io.bellwether.ingestion.ImportRun.Checkpoint;
import io.bellwether.ingestion.admission.EventCheck;
import io.bellwether.ingestion.imports.ImportProgress;
import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.State;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Does imports, and keeps their reports up to date meanwhile. */
@Singleton
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final long ROWS_BETWEEN_LOOKS = 256;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

    private final EventCheck check;
    private final Delivery delivery;
    private final ImportStore store;
    private final IngestionConfig config;
    private final Clock clock;

    ImportRunner(EventCheck check, Delivery delivery, ImportStore store, IngestionConfig config, Clock clock) {
        this.check = check;
        this.delivery = delivery;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** Never throws: whatever happens is in the report. */
    ImportReport run(ImportJob job, BooleanSupplier stopped) {
        var start = clock.instant();
        var progress = new ImportProgress(job.report(), start, config.listedRowErrors());
        try {
            var sink = new ImportSink(delivery, progress, job.report().options().dryRun());
            new ImportRun(job, check, sink, progress, new Looks(progress, stopped)).run(start);
            return progress.report(State.DONE, clock.instant());
        } catch (ImportFailed e) {
            return ended(progress, e.state(), e.getMessage());
        } catch (IOException e) {
            return ended(progress, State.FAILED, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "import failed: id=%s", job.report().id());
            return ended(progress, State.FAILED, "The service failed; its log says why.");
        }
    }

    private ImportReport ended(ImportProgress progress, State how, String why) {
        var now = clock.instant();
        return progress.report(State.RUNNING, now).ended(how, why + " " + ImportStore.REPEAT, now);
    }

    /** Now and then publishes the progress and looks whether to stop. */
    private final class Looks implements Checkpoint {

        private final ImportProgress progress;
        private final BooleanSupplier stopped;
        private long rows;
        private long lastReport = System.nanoTime();

        Looks(ImportProgress progress, BooleanSupplier stopped) {
            this.progress = progress;
            this.stopped = stopped;
        }

        @Override
        public void pass() throws ImportFailed {
            rows++;
            if (rows % ROWS_BETWEEN_LOOKS != 0) {
                return;
            }
            if (stopped.getAsBoolean()) {
                throw new ImportFailed(State.INTERRUPTED, "The service was stopped.");
            }
            long now = System.nanoTime();
            if (now - lastReport > BETWEEN_REPORTS.toNanos()) {
                lastReport = now;
                store.save(progress.report(State.RUNNING, clock.instant()));
            }
        }
    }
}
