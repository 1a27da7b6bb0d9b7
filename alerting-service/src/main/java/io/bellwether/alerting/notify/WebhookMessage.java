package io.bellwether.alerting.notify;

import io.bellwether.alerting.task.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** What systems are sent: the body of a Standard Webhooks 1.0 message. */
public final class WebhookMessage {

    private WebhookMessage() {}

    public static Map<String, Object> of(Wording wording) {
        var link = wording.link();
        var messages =
                wording.notices().stream().map(notice -> of(notice, link)).toList();
        if (!wording.isDigest()) {
            return messages.getFirst();
        }
        var digest = new LinkedHashMap<String, Object>();
        digest.put("type", "digest");
        digest.put("timestamp", wording.notices().getLast().at().toString());
        digest.put("data", Map.of("notices", messages));
        return digest;
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
