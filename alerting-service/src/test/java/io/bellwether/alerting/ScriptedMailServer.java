package io.bellwether.alerting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.util.Map;

/**
 * A mail server that answers as a test wants.
 *
 * @param answers to what begins with a word; GREETING is said before anything is heard, "." ends a message
 */
record ScriptedMailServer(Map<String, String> answers) implements RawServer.Behaviour {

    @Override
    public void with(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        var out = new PrintWriter(socket.getOutputStream(), true, US_ASCII);
        say(out, answers.getOrDefault("GREETING", "220 here"));
        boolean inMessage = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (inMessage && !line.equals(".")) {
                continue;
            }
            var answer = answer(line.split(" ", 2)[0]);
            inMessage = answer.startsWith("354");
            say(out, answer);
        }
    }

    private String answer(String word) {
        return answers.getOrDefault(
                word,
                switch (word) {
                    case "EHLO" -> "250-here\r\n250 AUTH PLAIN LOGIN";
                    case "AUTH" -> "235 welcome";
                    case "DATA" -> "354 go on";
                    default -> "250 fine";
                });
    }

    private static void say(PrintWriter out, String answer) {
        out.print(answer + "\r\n");
        out.flush();
    }
}
