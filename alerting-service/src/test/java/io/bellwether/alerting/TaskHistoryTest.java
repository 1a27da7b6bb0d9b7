package io.bellwether.alerting;

import static io.bellwether.alerting.Api.as;
import static io.bellwether.alerting.Api.asMaria;
import static io.bellwether.alerting.Api.body;
import static io.bellwether.alerting.Api.onlyTask;
import static io.bellwether.alerting.Facts.risk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.events.Severity;
import io.bellwether.fixture.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TaskHistoryTest {

    @Inject
    Broker broker;

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsFridayMorning() {
        clock.reset();
    }

    @Test
    void aHistoryOfAnyLengthIsReadPageByPageFromTheTask() {
        var id = newTask("long-history");
        for (int version = 2; version <= 203; version++) {
            comment(id, "comment " + version);
        }
        var task = read("/v1/tasks/" + id);
        var older = read(task.getString("olderHistory"));

        assertThat(versions(task)).isEqualTo(down(203, 4));
        assertThat(versions(older)).isEqualTo(down(3, 1));
        assertThat(older.getList("history.what")).containsExactly("commented", "commented", "raised");
        assertThat(older.getString("next")).isNull();
        assertThat(versions(pages("/v1/tasks/" + id + "/history?limit=100"))).isEqualTo(down(203, 1));
    }

    @Test
    void onlyWhatIsAskedForIsListedAndNothingRepeatsThatComesMeanwhile() {
        var id = newTask("comments");
        comment(id, "first");
        asMaria().post("/v1/tasks/" + id + "/acknowledge").then().statusCode(200);
        comment(id, "second");
        var page = read("/v1/tasks/" + id + "/history?what=commented&limit=1");
        comment(id, "third");

        assertThat(page.getList("history.detail")).containsExactly("second");
        assertThat(read(page.getString("next")).getList("history.detail")).containsExactly("first");
        assertThat(read("/v1/tasks/" + id + "/history?what=raised&what=acknowledged")
                        .getList("history.what"))
                .containsExactly("acknowledged", "raised");
        assertThat(read("/v1/tasks/" + id).getString("olderHistory")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"what=remarked, what", "limit=0, /limit", "limit=201, /limit", "text=x, text"})
    void whatCannotBeAskedForIsNamed(String query, String parameter) {
        asMaria()
                .get("/v1/tasks/" + UUID.randomUUID() + "/history?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(parameter));
    }

    @Test
    void whatIsNotThereOrNotForThemIsNotRead() {
        var nowhere = "/v1/tasks/" + UUID.randomUUID() + "/history";
        asMaria().get(nowhere).then().statusCode(404);
        asMaria().get("/v1/tasks/nonsense/history").then().statusCode(404);
        as("crm", "publisher").get(nowhere).then().statusCode(403);
        asMaria()
                .get("/v1/tasks/" + newTask("bad-cursor") + "/history?cursor=x")
                .then()
                .statusCode(400);
    }

    private String newTask(String account) {
        broker.say(account, risk("usage-decline", Severity.HIGH));
        return onlyTask(account);
    }

    private static void comment(String id, String text) {
        body(Map.of("text", text)).post("/v1/tasks/" + id + "/comments").then().statusCode(200);
    }

    private static JsonPath read(String path) {
        return asMaria().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath[] pages(String first) {
        var pages = new ArrayList<JsonPath>();
        for (var path = first; path != null; path = pages.getLast().getString("next")) {
            pages.add(read(path));
        }
        return pages.toArray(JsonPath[]::new);
    }

    private static List<Long> versions(JsonPath... pages) {
        var versions = new ArrayList<Long>();
        for (var page : pages) {
            versions.addAll(page.getList("history.version", Long.class));
        }
        return versions;
    }

    private static List<Long> down(long from, long to) {
        return LongStream.iterate(from, it -> it >= to, it -> it - 1).boxed().toList();
    }
}
