package io.bellwether.alerting.notify;

import io.bellwether.events.Severity;
import java.util.Set;

/**
 * How soon to be told of some occasions by some channels.
 *
 * @param channels empty or absent for all, as the two that follow
 * @param when must be given
 */
public record PreferenceRule(Set<Channel> channels, Set<Occasion> occasions, Set<Severity> severities, Timing when) {

    public PreferenceRule {
        channels = channels == null ? Set.of() : Set.copyOf(channels);
        occasions = occasions == null ? Set.of() : Set.copyOf(occasions);
        severities = severities == null ? Set.of() : Set.copyOf(severities);
        if (when == null) {
            throw new IllegalArgumentException("when must be immediately, digest or never");
        }
    }

    PreferenceRule quietly() {
        return new PreferenceRule(channels, occasions, severities, when == Timing.IMMEDIATELY ? Timing.DIGEST : when);
    }

    boolean matches(Channel channel, Notice notice) {
        return (channels.isEmpty() || channels.contains(channel))
                && (occasions.isEmpty() || occasions.contains(notice.occasion()))
                && (severities.isEmpty() || severities.contains(notice.severity()));
    }
}
