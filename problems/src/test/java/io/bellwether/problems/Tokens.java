package io.bellwether.problems;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;

/** Signs tokens with the key pair that Quarkus makes for each test run. */
final class Tokens {

    private Tokens() {}

    static String bearer(String role, Duration validity) {
        return "Bearer "
                + Jwt.issuer("bellwether")
                        .subject("someone")
                        .groups(role)
                        .expiresAt(Instant.now().plus(validity))
                        .sign();
    }
}
