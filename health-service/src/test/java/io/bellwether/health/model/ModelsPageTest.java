package io.bellwether.health.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/models.md} says what the presets are: below its mark it is derived from them. */
class ModelsPageTest {

    private static final Path PAGE = Path.of("../docs/models.md");
    private static final String MARK = "<!-- Below this line derived from the presets; see ModelsPageTest. -->\n";

    @Test
    void thePageSaysWhatThePresetsAre() throws IOException {
        var page = Files.readString(PAGE, UTF_8);
        assertThat(page).containsOnlyOnce(MARK);
        var derived = page.substring(0, page.indexOf(MARK) + MARK.length()) + ModelsPage.write();
        if (Boolean.getBoolean("write")) {
            Files.writeString(PAGE, derived, UTF_8);
            return;
        }

        assertThat(page)
                .as("docs/models.md; to rewrite it: mvn -pl health-service -am test -Dtest=ModelsPageTest -Dwrite=true")
                .isEqualTo(derived);
    }
}
