package io.bellwether.survey;

import io.bellwether.survey.invitation.Ask;
import io.bellwether.survey.question.Question;
import io.bellwether.survey.question.Submission;
import io.bellwether.survey.question.Submission.Fault;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The contact's pages as HTML; a wrong setting for them keeps the service from starting. */
@Startup
@Singleton
class Pages {

    private static final int NO_SCORE = -1;

    private final Questions questions;
    private final Frame frame;

    Pages(Questions questions, Links links, SurveyConfig config) {
        this.questions = questions;
        this.frame = new Frame(links.basePath(), config.organisation().orElse(""));
    }

    /** @param score to be chosen already, as buttons in a mail ask for; anything but a score is passed over */
    String question(Ask ask, String score) {
        return Templates.question(frame, form(ask, score, "", "")).render();
    }

    /** As the contact filled it in, with what is wrong. */
    String questionAgain(Ask ask, String score, String comment, Fault fault) {
        var words = comment == null ? "" : comment;
        return Templates.question(frame, form(ask, score, words, explain(fault)))
                .render();
    }

    String thanks() {
        return Templates.note(frame, "Thank you", "Your answer has reached us. You can close this page now.")
                .render();
    }

    String alreadyAnswered() {
        return Templates.note(
                        frame,
                        "Thank you",
                        "We have your answer already. It stays as it is; there is nothing more to do.")
                .render();
    }

    String nothing() {
        return Templates.note(
                        frame,
                        "Nothing to answer here",
                        "This link does not lead to an open question. Perhaps a part of it got lost: "
                                + "try it again from the message that brought you here.")
                .render();
    }

    String failed() {
        return Templates.note(
                        frame,
                        "Please try again in a minute",
                        "Something went wrong on our side. Your link stays good.")
                .render();
    }

    private Form form(Ask ask, String score, String comment, String fault) {
        var chosen = Submission.score(ask.survey(), score).orElse(NO_SCORE);
        var ticket = ask.ticket() == null ? "" : ask.ticket();
        return new Form(questions.of(ask.survey()), ticket, chosen, comment, Submission.LONGEST_COMMENT, fault);
    }

    private static String explain(Fault fault) {
        return switch (fault) {
            case NO_SCORE -> "Please choose one of the answers.";
            case COMMENT_TOO_LONG ->
                "Please shorten your comment to %d characters.".formatted(Submission.LONGEST_COMMENT);
        };
    }

    /**
     * What all pages share.
     *
     * @param base goes before paths of this service
     * @param organisation who asks; empty for nobody in particular
     */
    record Frame(String base, String organisation) {}

    /**
     * The form as it is to appear.
     *
     * @param fault empty where all is well
     */
    record Form(Question question, String ticket, int chosen, String comment, int longestComment, String fault) {}

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance question(Frame frame, Form form);

        static native TemplateInstance note(Frame frame, String title, String text);
    }
}
