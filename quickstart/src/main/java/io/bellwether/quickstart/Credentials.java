package io.bellwether.quickstart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The keys of an installation, made once: a pair that signs the tokens that the services believe, and one with which
 * URLs and secrets of webhooks are encrypted.
 */
public final class Credentials {

    static final String ISSUER = "bellwether";

    private static final int KEY_BITS = 2048;
    private static final int NOTIFY_KEY_BYTES = 32;
    private static final int TOKEN_MINUTES = 30 * 24 * 60;

    private final RsaJsonWebKey key;
    private final Path publicKey;
    private final String notifyKey;

    private Credentials(RsaJsonWebKey key, Path publicKey, String notifyKey) {
        this.key = key;
        this.publicKey = publicKey;
        this.notifyKey = notifyKey;
    }

    /** Those that the folder keeps, made if there are none. */
    public static Credentials in(Path folder) {
        var privateKey = folder.resolve("jwt-private.json");
        var publicKey = folder.resolve("jwt-public.pem");
        var notifyKey = folder.resolve("notify.key");
        try {
            if (!Files.exists(privateKey)) {
                PrivateFile.write(
                        privateKey, RsaJwkGenerator.generateJwk(KEY_BITS).toJson(OutputControlLevel.INCLUDE_PRIVATE));
            }
            var key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(privateKey));
            Files.writeString(publicKey, pem(key));
            if (!Files.exists(notifyKey)) {
                PrivateFile.write(notifyKey, randomKey());
            }
            return new Credentials(key, publicKey, Files.readString(notifyKey));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the keys in " + folder, e);
        } catch (JoseException e) {
            throw new IllegalStateException("no key in " + privateKey + "; delete it for a new one", e);
        }
    }

    /** The PEM file that services verify with. */
    public Path publicKey() {
        return publicKey;
    }

    /** The key with which URLs and secrets of webhooks are encrypted, in base64. */
    String notifyKey() {
        return notifyKey;
    }

    /** A bearer token that is valid for 30 days. */
    public String token(List<String> roles) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("quickstart");
        claims.setStringClaim("upn", "quickstart");
        claims.setStringListClaim("groups", roles);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(TOKEN_MINUTES);
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    private static String randomKey() {
        var bytes = new byte[NOTIFY_KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String pem(RsaJsonWebKey key) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return "-----BEGIN PUBLIC KEY-----\n"
                + lines.encodeToString(key.getRsaPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
