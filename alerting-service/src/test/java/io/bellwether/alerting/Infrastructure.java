package io.bellwether.alerting;

import io.bellwether.embedded.Embedded;
import io.bellwether.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What the service needs around it: a broker with topics, a database, and a pair of keys for tokens. */
public class Infrastructure implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            var config = new HashMap<>(Embedded.shared().serviceConfig("alerting"));
            createTopics(config.get("kafka.bootstrap.servers"));
            var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            var publicKey = Files.createTempFile("public-key", ".pem");
            Files.writeString(publicKey, pem("PUBLIC", keys.getPublic()));
            config.put("BELLWETHER_JWT_PUBLIC_KEY", publicKey.toString());
            config.put("smallrye.jwt.sign.key", pem("PRIVATE", keys.getPrivate()));
            return config;
        } catch (IOException | NoSuchAlgorithmException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void createTopics(String broker) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(Topic::topicName)
                            .filter(name -> !existing.contains(name))
                            .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1))
                            .collect(Collectors.toSet()))
                    .all()
                    .get();
        }
    }

    private static String pem(String kind, Key key) {
        var lines = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----".formatted(kind, lines, kind);
    }

    @Override
    public void stop() {}
}
