package io.bellwether.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alerting.assign.Load;
import io.bellwether.alerting.assign.Pool;
import io.bellwether.events.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentFileTest {

    @TempDir
    Path folder;

    @Test
    void theBuiltInFileSharesWhatIsNobodysAmongTheCsmsByTheCapacityOfS1() {
        var routes = AssignmentFile.read(Optional.empty());

        assertThat(routes.pools().get(routes.defaultPool())).isEqualTo(new Pool("csm", null, Pool.Pick.ROUND_ROBIN));
        assertThat(routes.capacityInForce()
                        .share(new Load(Map.of("enterprise", 2, "mid-market", 5, "smb", 50, "", 9), 0)))
                .isEqualTo(0.95);
        assertThat(routes.capacities()).containsOnlyKeys("s1", "s2", "s4");
    }

    @Test
    void byTheCapacityOfS2ADedicatedCsmHasRoomForNothingBesideAnEnterpriseAccount() {
        var s2 = AssignmentFile.read(Optional.empty()).capacities().get("s2");

        assertThat(s2.share(new Load(Map.of("enterprise", 1), 0))).isEqualTo(1);
        assertThat(s2.share(new Load(Map.of("enterprise", 1, "mid-market", 1), 0)))
                .isGreaterThan(1);
        assertThat(s2.share(new Load(Map.of("mid-market", 15), 0))).isEqualTo(1);
    }

    @Test
    void routesAreRead() throws IOException {
        var routes = AssignmentFile.read(Optional.of(file("""
                routes:
                  - {name: hot, severities: [critical], tags: [vip], role: manager, continue: true}
                  - {name: rest, person: tom}
                capacity: none
                capacities: {none: {}}
                """)));

        assertThat(routes.routes().getFirst().severities()).containsExactly(Severity.CRITICAL);
        assertThat(routes.routes().getFirst().continues()).isTrue();
        assertThat(routes.routes().getLast().continues()).isFalse();
    }

    @Test
    void aFileThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> AssignmentFile.read(Optional.of(file("""
                        routes: [{name: both, person: tom, role: manager}]
                        capacity: none
                        capacities: {none: {}}
                        """))))
                .hasStackTraceContaining("route both needs exactly one of person, role and pool");
        assertThatThrownBy(() -> AssignmentFile.read(Optional.of(file("""
                        default-pool: csms
                        capacity: none
                        capacities: {none: {}}
                        """))))
                .hasStackTraceContaining("there is no pool csms");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("assignment.yaml"), yaml);
    }
}
