package io.bellwether.alerting;

import io.bellwether.alerting.book.Account;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Segments;
import io.bellwether.alerting.play.Fault;
import io.bellwether.alerting.play.Figures;
import io.bellwether.alerting.play.Playbook;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Templates of text; a placeholder that nobody knows is an error, never an empty place. */
@Singleton
class Templates {

    private static final Map<String, Object> SAMPLE =
            Figures.of(Account.of("sample", Page.BLANK, new Segments(1, 1)), LocalDate.EPOCH);

    private final Engine engine =
            Engine.builder().addDefaults().strictRendering(true).build();

    String render(String template, Map<String, Object> figures) {
        return engine.parse(template).render(figures);
    }

    /** A template that is shipped as a resource. */
    String document(String name, Map<String, Object> figures) {
        try (var file = Templates.class.getResourceAsStream("/documents/" + name + ".md")) {
            return render(new String(file.readAllBytes(), StandardCharsets.UTF_8), figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What keeps a playbook from being used, templates included. */
    List<Fault> faults(Playbook playbook) {
        var faults = new ArrayList<>(playbook.faults());
        check(faults, "/guide", playbook.guide());
        for (int i = 0; i < playbook.steps().size(); i++) {
            check(faults, "/steps/" + i + "/title", playbook.steps().get(i).title());
            check(faults, "/steps/" + i + "/says", playbook.steps().get(i).says());
        }
        return faults;
    }

    private void check(List<Fault> faults, String pointer, String template) {
        if (template != null) {
            try {
                render(template, SAMPLE);
            } catch (TemplateException e) {
                faults.add(new Fault(
                        pointer,
                        "is no template that can be rendered; known are "
                                + String.join(
                                        ", ",
                                        SAMPLE.keySet().stream()
                                                .map(name -> "{" + name + "}")
                                                .toList())));
            }
        }
    }
}
