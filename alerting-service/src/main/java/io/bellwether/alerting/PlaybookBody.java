package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bellwether.alerting.play.Playbook;
import io.bellwether.problems.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A playbook as it is written: as such, or as one of its versions is read. */
@Schema(name = "PlaybookBody")
@JsonIgnoreProperties({"version", "writtenBy", "writtenAt"})
record PlaybookBody(
        @Schema(description = "As in the path; may be absent.")
        String name,

        String title,
        String source,
        String about,
        String alternativeTo,
        List<Playbook.Step> steps,
        List<String> success,
        String guide,

        @Schema(description = "As it is read: instead of all the others.")
        Playbook playbook) {

    private static final Playbook NOTHING = new Playbook(null, null, null, null, null, null, null, null);

    /** JSON pointer to the playbook in the body. */
    String at() {
        return playbook == null ? "" : "/playbook";
    }

    Playbook named(String itsName) {
        var own = new Playbook(name, title, source, about, alternativeTo, steps, success, guide);
        if (playbook != null && !own.equals(NOTHING)) {
            throw Ask.wrong("must be all that is given", "/playbook");
        }
        var it = playbook == null ? own : playbook;
        if (it.name() != null && !it.name().equals(itsName)) {
            throw ProblemException.badRequest("The name in the body is another than the one in the path.");
        }
        return new Playbook(
                itsName, it.title(), it.source(), it.about(), it.alternativeTo(), it.steps(), it.success(), it.guide());
    }
}
