package io.bellwether.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ImportSummaryTest {

    @Test
    void countsAndFaultsAreSaidWithTheirPlace() throws Exception {
        var report = new JsonMapper().readTree("""
                        {"id":"7","mapping":"crm","state":"done","options":{"dryRun":false},
                         "counts":{"rows":1200,"accepted":1190,"repeated":3,"rejected":2,"skipped":8},
                         "times":{"scanSeconds":0,"mapSeconds":1.25,"sendSeconds":0.5},
                         "errors":[{"file":"a.csv","line":17,"column":"arr","value":"x","why":"is no number"},
                                   {"file":"a.csv","line":19,"why":"has 3 cells, not 4"}]}""");

        var text = ImportSummary.of(report);

        assertThat(text)
                .contains("Import 7 of \"crm\" is done.")
                .contains("1,200 rows: 1,190 events accepted (3 of them repeated), 2 rejected, 8 rows skipped")
                .contains("a.csv, line 17, column arr: is no number")
                .contains("a.csv, line 19: has 3 cells, not 4");
    }
}
