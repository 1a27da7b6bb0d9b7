package io.bellwether.problems;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/** A client that sends all that it has before it reads an answer, as simple ones do, and sends what others refuse to. */
final class RawHttp {

    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: (\\d+)");
    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    static String exchange(String head) throws IOException {
        return exchange(head, InputStream.nullInputStream());
    }

    static String exchange(String head, InputStream body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
            body.transferTo(out);
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        var length = LENGTH.matcher(head);
        return head + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1) : "");
    }
}
