package io.bellwether.alerting.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Path VECTOR = Path.of("../../shared/data/conformance/standard-webhooks/vector.json");
    private static final String BODY = "{\"type\":\"task.raised\"}";

    @Test
    void theVectorOfTheSpecificationIsSignedAlike() throws Exception {
        assumeTrue(Files.exists(VECTOR), VECTOR + " is absent: not compared with the official vector");
        var vector = new ObjectMapper().readTree(VECTOR.toFile());
        var key = vector.get("secret").asText().substring("whsec_".length());

        var headers = SignedHeaders.of(
                vector.get("webhook_id").asText(),
                Instant.ofEpochSecond(vector.get("webhook_timestamp").asLong()),
                vector.get("payload").asText(),
                List.of(new Secret.Shared(Base64.getDecoder().decode(key))));

        assertThat(headers)
                .containsEntry(
                        "webhook-signature", vector.get("webhook_signature").asText())
                .containsEntry(
                        "webhook-timestamp", vector.get("webhook_timestamp").asText())
                .containsEntry("webhook-id", vector.get("webhook_id").asText());
    }

    @Test
    void thePublicVerifierTakesTheSignatureAndNoOther() throws Exception {
        var secret = new Secret.Shared("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
        var headers = SignedHeaders.of("id", Instant.now(), BODY, List.of(secret));

        new Webhook(secret.words()).verify(BODY, multi(headers));
        assertThatThrownBy(() -> new Webhook(secret.words()).verify(BODY + " ", multi(headers)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void whileASecretReplacesAnotherBothVerify() throws Exception {
        var before = new Secret.Shared("before-before-before-before-1234".getBytes(UTF_8));
        var after = new Secret.Shared("after-after-after-after-after-12".getBytes(UTF_8));
        var headers = SignedHeaders.of("id", Instant.now(), BODY, List.of(after, before));

        new Webhook(before.words()).verify(BODY, multi(headers));
        new Webhook(after.words()).verify(BODY, multi(headers));
        assertThat(headers.get("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void anEd25519SignatureVerifiesWithThePublicKeyThatIsShown() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var secret = new Secret.Private(pair.getPrivate().getEncoded());

        var headers = SignedHeaders.of("id", Instant.ofEpochSecond(7), BODY, List.of(secret));

        var signature = headers.get("webhook-signature");
        assertThat(signature).startsWith("v1a,");
        assertThat(verifies(Secret.Private.publicWords(pair), "id.7." + BODY, signature))
                .isTrue();
        assertThat(verifies(Secret.Private.publicWords(pair), "id.8." + BODY, signature))
                .isFalse();
    }

    /** As RFC 8032 has it in its first test. */
    @Test
    void theEd25519SignatureIsTheOneOfTheStandard() {
        var seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var pkcs8 = HexFormat.of()
                .parseHex("302e020100300506032b657004220420" + HexFormat.of().formatHex(seed));

        var signature = new Secret.Private(pkcs8).sign("");

        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    private static boolean verifies(String publicKey, String content, String signature) throws Exception {
        var raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        var x509 = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        verifier.update(content.getBytes(UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }

    private static Map<String, List<String>> multi(Map<String, String> headers) {
        return headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    }
}
