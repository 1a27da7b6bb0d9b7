package io.bellwether.alerting.notify;

import java.util.stream.Collectors;

/** An e-mail: the same in plain text and in HTML. */
public record MailText(String subject, String text, String html) {

    private static final int LONGEST_SUBJECT = 200;

    public static MailText of(Wording wording) {
        var text = wording.notices().stream()
                .map(notice -> text(notice, wording.link()))
                .collect(Collectors.joining("\n\n----------\n\n"));
        var html = wording.notices().stream()
                .map(notice -> html(notice, wording.link()))
                .collect(Collectors.joining("<hr>\n"));
        var subject = wording.subject().replaceAll("\\p{Cntrl}+", " ");
        return new MailText(Wording.shortened(subject, LONGEST_SUBJECT), text + "\n", html);
    }

    private static String text(Notice notice, Wording.Link link) {
        var text = new StringBuilder(Wording.heading(notice)).append('\n');
        paragraph(text, notice.evidence());
        paragraph(text, Wording.explanation(notice));
        text.append('\n');
        Wording.facts(notice)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        if (notice.task() != null) {
            text.append('\n').append(link.to(notice));
        }
        return text.toString().strip();
    }

    private static void paragraph(StringBuilder text, String words) {
        if (words != null && !words.isEmpty()) {
            text.append('\n').append(words).append('\n');
        }
    }

    private static String html(Notice notice, Wording.Link link) {
        var html = new StringBuilder("<h2>")
                .append(escaped(Wording.heading(notice)))
                .append("</h2>\n");
        htmlParagraph(html, notice.evidence());
        htmlParagraph(html, Wording.explanation(notice));
        html.append("<table>\n");
        Wording.facts(notice)
                .forEach((name, value) -> html.append("<tr><th align=\"left\">")
                        .append(escaped(name))
                        .append("</th><td>")
                        .append(escaped(value))
                        .append("</td></tr>\n"));
        html.append("</table>\n");
        if (notice.task() != null) {
            html.append("<p><a href=\"").append(escaped(link.to(notice))).append("\">Open the task</a></p>\n");
        }
        return html.toString();
    }

    private static void htmlParagraph(StringBuilder html, String words) {
        if (words != null && !words.isEmpty()) {
            html.append("<p>").append(escaped(words)).append("</p>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
