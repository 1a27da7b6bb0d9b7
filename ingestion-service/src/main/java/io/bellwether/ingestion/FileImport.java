package io.bellwether.ingestion;

import io.bellwether.ingestion.ImportSink.Item;
import io.bellwether.ingestion.imports.ImportProgress;
import io.bellwether.ingestion.imports.ImportedRow;
import io.bellwether.ingestion.imports.Judged;
import io.bellwether.ingestion.imports.RowJudge;
import io.bellwether.ingestion.imports.Tally;
import io.bellwether.ingestion.mapping.EventIds;
import io.bellwether.ingestion.mapping.FileMapping;

/** Takes the rows of one file of an import. */
final class FileImport {

    private final FileMapping mapping;
    private final RowJudge judge;
    private final ImportSink sink;
    private final ImportProgress progress;
    private final Tally tally;
    private final EventIds ids = new EventIds();

    FileImport(FileMapping mapping, RowJudge judge, ImportSink sink, ImportProgress progress) {
        this.mapping = mapping;
        this.judge = judge;
        this.sink = sink;
        this.progress = progress;
        this.tally = progress.begin(mapping.file());
    }

    void take(ImportedRow row) throws ImportFailed {
        tally.row();
        if (!row.isWhole()) {
            take(RowJudge.misshapen(row), row);
            return;
        }
        boolean skipped = true;
        for (var event : mapping.events()) {
            if (event.appliesTo(row)) {
                skipped = false;
                take(judge.judge(event, row, ids), row);
            }
        }
        if (skipped) {
            tally.skipped();
        }
    }

    private void take(Judged judged, ImportedRow row) throws ImportFailed {
        if (judged.error() != null) {
            tally.rejected();
            progress.error(judged.error());
        }
        sink.add(new Item(judged.verdict(), tally, row.line(), judged.repeated()));
    }
}
