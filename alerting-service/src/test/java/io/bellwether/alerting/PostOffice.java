package io.bellwether.alerting;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Map;

/** A real mail server. */
public class PostOffice implements QuarkusTestResourceLifecycleManager {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final String LOGIN = "bellwether";
    private static final String PASSWORD = "a secret";

    static GreenMail server() {
        return SERVER;
    }

    /** From now on, what we log in with is refused. */
    static void refuseLogin() {
        SERVER.setUser(LOGIN, LOGIN, "another secret");
    }

    static void acceptLogin() {
        SERVER.setUser(LOGIN, LOGIN, PASSWORD);
    }

    /** All that a mail says, in all its forms. */
    static String words(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return part.getContent().toString();
        }
        var words = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            words.append(words(parts.getBodyPart(i))).append('\n');
        }
        return words.toString();
    }

    @Override
    public Map<String, String> start() {
        SERVER.start();
        acceptLogin();
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(SERVER.getSmtp().getPort()),
                "quarkus.mailer.username",
                LOGIN,
                "quarkus.mailer.password",
                PASSWORD,
                "quarkus.mailer.auth-methods",
                "PLAIN",
                "quarkus.mailer.keep-alive",
                "false"); // each mail logs in
    }

    @Override
    public void stop() {
        SERVER.stop();
    }
}
