package io.bellwether.survey.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret in a link: 128 random bits in 22 URL-safe characters. Who holds it may answer; only its hash is kept.
 *
 * <p>The hash is taken of the characters, not of the bits: the last character has bits to spare, so several spellings
 * would decode to the same bits.
 */
public record Token(String text) {

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public Token {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a token");
        }
    }

    public static Token mint(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what cannot be a token. */
    public static Optional<Token> read(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /** SHA-256; salt and stretching would add nothing to 128 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Token[…]";
    }
}
