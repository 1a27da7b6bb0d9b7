package io.bellwether.survey;

import io.bellwether.survey.invitation.Token;
import jakarta.inject.Singleton;

/** Addresses as contacts see them, behind whatever proxy. */
@Singleton
class Links {

    private final String publicUrl;
    private final String basePath;

    Links(SurveyConfig config) {
        if (config.publicUrl().getHost() == null) {
            throw new IllegalArgumentException(
                    "bellwether.survey.public-url must be like https://feedback.example.com");
        }
        this.publicUrl = withoutSlash(config.publicUrl().toString());
        this.basePath = withoutSlash(config.publicUrl().getRawPath());
    }

    String answer(Token token) {
        return publicUrl + "/s/" + token.text();
    }

    /** Path of the public address, to put before paths of this service; empty at the root of a host. */
    String basePath() {
        return basePath;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
