package io.bellwether.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** A key pair made for one run: the service verifies with one half, tests sign with the other. */
final class Keys {

    private static final int BITS = 2048;

    private Keys() {}

    static Map<String, String> make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return Map.of(
                    "mp.jwt.verify.publickey.location", file("PUBLIC KEY", pair.getPublic()),
                    "smallrye.jwt.sign.key.location", file("PRIVATE KEY", pair.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String kind, Key key) throws IOException {
        var body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        var file = Files.createTempFile("survey-test", ".pem");
        file.toFile().deleteOnExit();
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
        return Path.of(file.toString()).toUri().toString();
    }
}
