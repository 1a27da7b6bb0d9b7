package io.bellwether.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files as the body of a {@code multipart/form-data} request, read while they are sent. */
final class MultipartBody {

    private final String boundary = "bellwether-" + UUID.randomUUID();
    private final List<BodyPublisher> pieces = new ArrayList<>();
    private long size;

    void add(String field, Path file) throws IOException {
        var head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, field, file.getFileName(), type(file));
        try {
            pieces.add(BodyPublishers.ofString(head));
            pieces.add(BodyPublishers.ofFile(file));
            pieces.add(BodyPublishers.ofString("\r\n"));
            size += Files.size(file);
        } catch (FileNotFoundException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    /** Bytes of the files. */
    long size() {
        return size;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        var all = new ArrayList<>(pieces);
        all.add(BodyPublishers.ofByteArray(("--" + boundary + "--\r\n").getBytes(UTF_8)));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private static String type(Path file) {
        var name = file.toString();
        if (name.endsWith(".gz")) {
            return "application/gzip";
        }
        return name.endsWith(".csv") ? "text/csv" : "application/yaml";
    }
}
