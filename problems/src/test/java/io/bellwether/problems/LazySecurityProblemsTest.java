package io.bellwether.problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same where tokens are looked at only when a resource asks for them. */
@QuarkusTest
@TestProfile(LazySecurityProblemsTest.Lazy.class)
class LazySecurityProblemsTest extends SecurityProblemsTest {

    public static class Lazy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.auth.proactive", "false");
        }
    }
}
