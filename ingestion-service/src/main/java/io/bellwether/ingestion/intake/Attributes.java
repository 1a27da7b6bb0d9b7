package io.bellwether.ingestion.intake;

import io.bellwether.events.InvalidFact;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of CloudEvents attributes, and how HTTP headers spell their values. */
public final class Attributes {

    /** Those of the envelope, and the content type, which is always JSON. */
    static final Set<String> CORE = Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");

    private Attributes() {}

    /**
     * Reads the value of a header of the binary content mode.
     *
     * @throws InvalidFact where its percent-encoding is broken
     */
    public static String decode(String name, String header) {
        try {
            // Only percent signs encode here: a plus is a plus.
            return URLDecoder.decode(unquote(header).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidFact(pointer(name), "must be percent-encoded UTF-8");
        }
    }

    /** @throws InvalidFact where a name is none that CloudEvents allows, or the data is not JSON */
    static void check(Map<String, String> attributes) {
        var contentType = attributes.get("datacontenttype");
        if (contentType != null && !isJson(contentType)) {
            throw new InvalidFact("/datacontenttype", "must be application/json");
        }
        for (var name : attributes.keySet()) {
            if (!CORE.contains(name) && !NAME.matcher(name).matches()) {
                throw new InvalidFact(pointer(name), "is no attribute: their names are of a-z and 0-9, at most 64");
            }
        }
    }

    /** Where an attribute stands; whatever was sent as its name, it stays short. */
    static String pointer(String name) {
        return "/" + (name.length() > 64 ? name.substring(0, 64) : name);
    }

    /** The attributes that the envelope does not hold. */
    static Map<String, String> extensions(Map<String, String> attributes) {
        if (CORE.containsAll(attributes.keySet())) {
            return Map.of();
        }
        var extensions = new LinkedHashMap<>(attributes);
        extensions.keySet().removeAll(CORE);
        return extensions;
    }

    private static boolean isJson(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static String unquote(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
    }
}
