package io.bellwether.alerting.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a Standard Webhooks 1.0 message is signed with. */
public sealed interface Secret {

    /** One signature with its version before it. */
    String sign(String content);

    /** Known to both sides. */
    @SuppressWarnings("ArrayRecordComponent")
    record Shared(byte[] key) implements Secret {

        /** As the recipient writes it down. */
        public String words() {
            return "whsec_" + Base64.getEncoder().encodeToString(key);
        }

        @Override
        public String sign(String content) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Known to the sender only; whoever has the public key can verify.
     *
     * @param pkcs8 an Ed25519 key
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Private(byte[] pkcs8) implements Secret {

        private static final int RAW_BYTES = 32;

        /** The public half as the recipient writes it down. */
        public static String publicWords(KeyPair pair) {
            var encoded = pair.getPublic().getEncoded(); // ends with the raw key
            var raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
            return "whpk_" + Base64.getEncoder().encodeToString(raw);
        }

        @Override
        public String sign(String content) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
                signature.update(content.getBytes(UTF_8));
                return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
