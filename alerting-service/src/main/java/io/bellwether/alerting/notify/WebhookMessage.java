package io.bellwether.alerting.notify;

import io.bellwether.alerting.task.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What systems are sent: the body of a Standard Webhooks 1.0 message. */
public final class WebhookMessage {

    /** A little less than the 20 kB that the specification advises, as there is something around the notices, too. */
    private static final int MOST_BYTES = 19_500;

    private WebhookMessage() {}

    /**
     * A notice, or of a digest the notices that come first and fit, with how many more there are.
     *
     * @param bytes how many a part of the message takes when it is written
     */
    public static Map<String, Object> of(Wording wording, ToIntFunction<Object> bytes) {
        var link = wording.link();
        if (!wording.isDigest()) {
            return of(wording.notices().getFirst(), link);
        }
        var data = new LinkedHashMap<String, Object>();
        var messages = fitting(wording, bytes);
        data.put("notices", messages);
        if (messages.size() < wording.notices().size()) {
            data.put("more", wording.notices().size() - messages.size());
        }
        var digest = new LinkedHashMap<String, Object>();
        digest.put("type", "digest");
        digest.put("timestamp", wording.notices().getLast().at().toString());
        digest.put("data", data);
        return digest;
    }

    private static List<Map<String, Object>> fitting(Wording wording, ToIntFunction<Object> bytes) {
        var messages = new ArrayList<Map<String, Object>>();
        int left = MOST_BYTES;
        for (var notice : wording.notices()) {
            var message = of(notice, wording.link());
            left -= bytes.applyAsInt(message) + 1; // and a comma
            if (left < 0 && !messages.isEmpty()) {
                break;
            }
            messages.add(message);
        }
        return messages;
    }

    private static Map<String, Object> of(Notice notice, Wording.Link link) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", (notice.task() == null ? "" : "task.") + Words.of(notice.occasion()));
        message.put("timestamp", notice.at().toString());
        message.put("data", data(notice, link));
        return message;
    }

    private static Map<String, Object> data(Notice notice, Wording.Link link) {
        var data = new LinkedHashMap<String, Object>();
        data.put("task", notice.task());
        data.put("version", notice.version());
        data.put("account", notice.account());
        data.put("accountName", notice.accountName());
        data.put("type", notice.type());
        data.put("reason", notice.reason());
        data.put("status", notice.status());
        data.put("severity", Words.of(notice.severity()));
        data.put("title", notice.title());
        data.put("evidence", notice.evidence());
        data.put("owner", notice.owner());
        data.put("due", notice.due() == null ? null : notice.due().toString());
        data.put("by", notice.who());
        data.put("why", notice.why());
        data.put("url", notice.task() == null ? null : link.to(notice));
        data.values().removeIf(value -> value == null);
        return data;
    }
}
