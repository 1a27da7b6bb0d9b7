package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.problems.ProblemException;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must not be read in the database, with AES-256 in GCM: a random nonce, then the text and its tag. */
@Singleton
class Vault {

    private static final String AES = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Vault(NotifyConfig config) {
        this.key = config.key().map(Vault::key).orElse(null);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("bellwether.notify.key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** @param owner the only one for whom it can be opened again */
    byte[] seal(UUID owner, byte[] secret) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, owner, nonce, secret);
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return both;
    }

    byte[] open(UUID owner, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, owner, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    byte[] random(int bytes) {
        byte[] nonce = new byte[bytes];
        random.nextBytes(nonce);
        return nonce;
    }

    private byte[] crypt(int mode, UUID owner, byte[] nonce, byte[] text) {
        if (key == null) {
            throw ProblemException.conflict(
                    "There can be no endpoints, as there is no key to encrypt their secrets with: "
                            + "start the service with BELLWETHER_NOTIFY_KEY, 32 random bytes in base64.");
        }
        try {
            var cipher = Cipher.getInstance(AES);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt or decrypt: is the key still the same?", e);
        }
    }
}
