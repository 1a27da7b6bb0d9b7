package io.bellwether.effectonce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is put into a parcel comes out of it. */
class ParcelTest {

    @Test
    void messagesComeOutAsTheyWentIn() {
        var parcel = new Parcel();
        parcel.add("scores", "acme".getBytes(UTF_8), Map.of("ce_id", "1"), "{}".getBytes(UTF_8));
        parcel.add("rejected", null, Map.of(), null);

        var messages = Parcel.read(parcel.stored());

        assertThat(messages).hasSize(2);
        assertThat(messages.getFirst().topic()).isEqualTo("scores");
        assertThat(messages.getFirst().key()).isEqualTo("acme".getBytes(UTF_8));
        assertThat(messages.getFirst().headers().lastHeader("ce_id").value()).isEqualTo("1".getBytes(UTF_8));
        assertThat(messages.getFirst().value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(messages.getLast().key()).isNull();
        assertThat(messages.getLast().value()).isNull();
    }

    @Test
    void repetitiveMessagesTakeLittleRoom() {
        var parcel = new Parcel();
        var value = "{\"indicator\":\"champion-left\",\"severity\":\"high\",\"account\":{\"csm\":\"maria\"}}"
                .getBytes(UTF_8);
        for (int i = 0; i < 100; i++) {
            parcel.add("churn-risks", ("account-" + i).getBytes(UTF_8), Map.of("ce_id", "id-" + i), value);
        }

        assertThat(parcel.stored().length).isLessThan(100 * value.length / 2);
    }
}
