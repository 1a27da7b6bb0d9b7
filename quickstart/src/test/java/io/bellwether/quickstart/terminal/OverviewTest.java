package io.bellwether.quickstart.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.quickstart.terminal.Overview.RiskyAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void anAccountShowsItsScoreAndWhatHurtsMost() throws Exception {
        var account = json("""
                {"account":"acme","name":"Acme","risk":"high"}""");
        var health = json("""
                {"score":41,"band":"red","costs":[{"measure":"active-users","points":-9.4},
                {"measure":"csat","points":-5.6},{"measure":"nps","points":-5},{"measure":"sla","points":-1}]}""");

        var text = new Overview(List.of(new RiskyAccount(account, health)), List.of(), 0).render(120);

        assertThat(text.lines())
                .anyMatch(line -> line.matches("Acme +41 +red +high +active-users -9, csat -6, nps -5"));
    }

    @Test
    void anAccountThatIsNotScoredShowsNoScore() throws Exception {
        var account = json("{\"account\":\"acme\"}");

        var text =
                new Overview(List.of(new RiskyAccount(account, json("{\"scored\":false}"))), List.of(), 0).render(120);

        assertThat(text.lines()).anyMatch(line -> line.matches("acme +- +- +- *"));
    }

    @Test
    void aTaskIsOneLineThatFits() throws Exception {
        var task = json("""
                {"severity":"high","title":"Usage fell at Acme","evidence":"A very long story of logins."}""");

        var text = new Overview(List.of(), List.of(task), 7).render(40);

        assertThat(text).contains("NEWEST TASKS (7 open)").contains("high      Usage fell at Acme. A very lo…");
        assertThat(text.lines()).allMatch(line -> line.length() <= 40);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
