package io.bellwether.alerting.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.alerting.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A delivery that is to be: one notice or, with others, part of a digest. */
public sealed interface Planned {

    UUID id();

    Notice notice();

    Channel channel();

    /** Null where an endpoint is nobody's own. */
    String person();

    /** Null for e-mail. */
    Endpoint endpoint();

    /** Not before this. */
    Instant due();

    record Single(Notice notice, Channel channel, String person, Endpoint endpoint, Instant due) implements Planned {

        /** Always the same for the same occasion and recipient, so that a repeat is recognized. */
        @Override
        public UUID id() {
            return named(notice.event(), channel, person, endpoint);
        }
    }

    /** One of several notices that make one message. */
    sealed interface Part extends Planned {

        /** What is told, as a name: the same for all parts. */
        String event();

        /** The same in the message after this one: this one is under way already. */
        Part later();

        @Override
        default UUID id() {
            return named(event(), channel(), person(), endpoint());
        }
    }

    /**
     * What comes for one account within a short time.
     *
     * @param recipient who is told
     */
    record InGroup(Notice notice, Channel channel, Recipient recipient, Endpoint endpoint, Instant due)
            implements Part {

        private static final String NAME = "group-";
        private static final Duration NEXT = Duration.ofMinutes(1);

        /** Whether what is told by this name is such a group. */
        public static boolean is(String event) {
            return event.startsWith(NAME);
        }

        @Override
        public String event() {
            return NAME + notice.account() + "-" + due;
        }

        @Override
        public String person() {
            return recipient.person().id();
        }

        @Override
        public InGroup later() {
            return new InGroup(notice, channel, recipient, endpoint, due.plus(NEXT));
        }
    }

    /** @param recipient whose digest it is */
    record InDigest(Notice notice, Channel channel, Recipient recipient, Endpoint endpoint, Instant due)
            implements Part {

        @Override
        public String event() {
            return "digest-" + due;
        }

        @Override
        public String person() {
            return recipient.person().id();
        }

        @Override
        public InDigest later() {
            Person person = recipient.person();
            return new InDigest(
                    notice,
                    channel,
                    recipient,
                    endpoint,
                    recipient.preferences().nextDigest(person, due));
        }
    }

    private static UUID named(String event, Channel channel, String person, Endpoint endpoint) {
        var name = String.join(
                "\0", event, channel.name(), person == null ? "" : person, endpoint == null ? "" : "" + endpoint.id());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
