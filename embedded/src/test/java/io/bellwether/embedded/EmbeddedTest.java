package io.bellwether.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

    @Test
    void eachCallGivesAServiceADatabaseOfItsOwn() throws Exception {
        var first = database(Embedded.shared().serviceConfig("health-service"));
        var second = database(Embedded.shared().serviceConfig("health-service"));

        first.run("CREATE TABLE mine (id int)");

        assertThat(second.query("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"))
                .containsExactly("0");
    }

    @Test
    void allServicesShareOneBroker() throws Exception {
        var config = Embedded.shared().serviceConfig("survey");

        Topic.create(config.get("kafka.bootstrap.servers"), "shared").send("hello");

        var topic = new Topic(Embedded.shared().kafka().bootstrapServers(), "shared");
        assertThat(topic.read(1)).containsExactly("hello");
    }

    @Test
    void oneUserCannotStopWhatAllShare() throws Exception {
        Embedded.shared().postgres().close();
        Embedded.shared().kafka().close();

        assertThat(database(Embedded.shared().serviceConfig("alerting")).query("SELECT 1"))
                .containsExactly("1");
    }

    private static Database database(Map<String, String> config) {
        return new Database(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
    }
}
