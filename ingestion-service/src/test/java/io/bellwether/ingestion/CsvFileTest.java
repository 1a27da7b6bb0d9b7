package io.bellwether.ingestion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.ingestion.imports.ImportedRow;
import io.bellwether.ingestion.mapping.FileMapping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    @TempDir
    Path folder;

    @Test
    void quotesLineBreaksAndByteOrderMarksAreUnderstood() throws IOException {
        var rows = rows("\ufeffa,b\n1,\"x, \"\"y\"\"\nz\"\n\n2,é\n".getBytes(UTF_8), ',', UTF_8);

        assertThat(rows)
                .extracting(ImportedRow::cells)
                .containsExactly(Map.of("a", "1", "b", "x, \"y\"\nz"), Map.of("a", "2", "b", "é"));
        assertThat(rows).extracting(ImportedRow::line).containsExactly(3L, 5L);
    }

    @Test
    void separatorAndEncodingAreTheMappings() throws IOException {
        assertThat(rows("a;b\n1,5;é".getBytes(ISO_8859_1), ';', ISO_8859_1))
                .extracting(ImportedRow::cells)
                .containsExactly(Map.of("a", "1,5", "b", "é"));
    }

    @Test
    void aRowThatIsTooShortOrTooLongIsNotWhole() throws IOException {
        assertThat(rows("a,b\n1\n1,2\n1,2,3".getBytes(UTF_8), ',', UTF_8))
                .extracting(ImportedRow::isWhole)
                .containsExactly(false, true, false);
    }

    @Test
    void wrongBytesAreAnErrorAndNotReplaced() {
        assertThatThrownBy(() -> rows("a\né".getBytes(ISO_8859_1), ',', UTF_8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void aColumnThatComesTwiceIsAnError() {
        assertThatThrownBy(() -> rows("a,a\n1,2".getBytes(UTF_8), ',', UTF_8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("f.csv, about line 1")
                .hasMessageContaining("a");
    }

    @Test
    void aQuoteThatIsLeftOpenDoesNotFillTheMemory() {
        var open = "a,b\n1,\"" + "x,y\n".repeat(LongRowGuard.LONGEST_ROW / 2);

        assertThatThrownBy(() -> rows(open.getBytes(UTF_8), ',', UTF_8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a quote left open?");
    }

    private List<ImportedRow> rows(byte[] bytes, char separator, Charset encoding) throws IOException {
        var path = Files.write(folder.resolve("f.csv"), bytes);
        var rows = new ArrayList<ImportedRow>();
        try (var file = CsvFile.open(path, new FileMapping("f.csv", separator, encoding, List.of(), List.of()))) {
            for (var row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
