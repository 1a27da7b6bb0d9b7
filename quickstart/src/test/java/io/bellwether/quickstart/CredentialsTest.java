package io.bellwether.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void aTokenIsBelievedByThoseWhoHaveThePublicKey() throws Exception {
        var credentials = Credentials.in(folder);

        var claims = verifier(credentials).build().processToClaims(credentials.token(List.of("csm", "admin")));

        assertThat(claims.getStringListClaimValue("groups")).containsExactly("csm", "admin");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("quickstart");
    }

    @Test
    void theKeyIsKeptSoThatTokensOutliveARestart() throws Exception {
        var token = Credentials.in(folder).token(List.of("csm"));

        assertThat(verifier(Credentials.in(folder))
                        .build()
                        .processToClaims(token)
                        .getSubject())
                .isEqualTo("quickstart");
    }

    @Test
    void aTokenOfAnotherInstallationIsNotBelieved() throws Exception {
        var foreign = Credentials.in(elsewhere).token(List.of("admin"));
        var verifier = verifier(Credentials.in(folder)).build();

        assertThatThrownBy(() -> verifier.processToClaims(foreign)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void theKeyOfWebhooksIsKeptSoThatWhatItEncryptedCanBeRead() {
        var key = Credentials.in(folder).notifyKey();

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(Credentials.in(folder).notifyKey()).isEqualTo(key);
        assertThat(Credentials.in(elsewhere).notifyKey()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt-private.json", "notify.key"})
    void keysAreForTheirOwnerOnly(String file) throws Exception {
        var _ = Credentials.in(folder);

        var permissions = Files.getPosixFilePermissions(folder.resolve(file));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    private static JwtConsumerBuilder verifier(Credentials credentials) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey(credentials.publicKey()))
                .setExpectedIssuer("bellwether");
    }

    private static PublicKey publicKey(Path pem) throws Exception {
        var base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }
}
