package io.bellwether.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bellwether.alerting.book.Item;
import io.bellwether.alerting.book.Page;
import io.bellwether.alerting.book.Said;
import io.bellwether.alerting.task.Words;
import io.bellwether.events.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The stored form of a page: for each item and key, what was said, when, and by which event. */
final class PageJson {

    private static final TypeReference<Map<String, Map<String, Said>>> FORM = new TypeReference<>() {};

    private PageJson() {}

    static String write(Page page) {
        var form = new TreeMap<String, Map<String, Said>>();
        page.said()
                .forEach((key, said) -> form.computeIfAbsent(Words.of(key.item()), _ -> new TreeMap<>())
                        .put(key.of(), said));
        try {
            return Json.mapper().writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Page read(String json) {
        var said = new HashMap<Page.Key, Said>();
        try {
            Json.mapper()
                    .readValue(json, FORM)
                    .forEach((item, keys) ->
                            keys.forEach((of, it) -> said.put(new Page.Key(Words.parse(Item.class, item), of), it)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return new Page(said);
    }
}
