package io.bellwether.alerting.notify;

import java.util.Set;

/**
 * What came of one attempt to send an e-mail.
 *
 * @param about what the mail server's answer is about
 * @param detail of RFC 3463, such as 5.1.1; empty where the server gives none
 */
public record MailReply(Reply reply, About about, String detail) {

    private static final int DONE = 250;
    private static final int NO_MAILBOX = 550;

    private static final Set<Integer> NO_SUCH_RECIPIENT = Set.of(501, NO_MAILBOX, 551, 552, 553, 556);
    private static final Set<Integer> MESSAGE_NOT_WANTED = Set.of(550, 552, 554);

    /** What an answer can be about. */
    public enum About {
        /** The connection, the login, the sender: the same for all mail, whoever it is for. */
        US,
        RECIPIENT,
        MESSAGE
    }

    public static MailReply accepted() {
        return new MailReply(Reply.of(DONE, "accepted"), About.MESSAGE, "");
    }

    /** As a mail server would say it. */
    public static MailReply noAddress() {
        return new MailReply(
                Reply.of(NO_MAILBOX, "the person has no e-mail address any more"), About.RECIPIENT, "5.1.1");
    }

    public static MailReply none(String why) {
        return new MailReply(Reply.none(why), About.US, "");
    }

    boolean isDelivered() {
        return reply.status() != null && reply.status() / 100 == 2;
    }

    /** Whether this mail to this recipient will never be taken, as opposed to any mail of ours as things are now. */
    boolean isRefusedForGood() {
        if (reply.status() == null || isAboutSenderOrPolicy()) {
            return false;
        }
        return switch (about) {
            case US -> false;
            case RECIPIENT -> NO_SUCH_RECIPIENT.contains(reply.status());
            case MESSAGE -> MESSAGE_NOT_WANTED.contains(reply.status());
        };
    }

    /** Some servers tell only when they hear the recipient that they refuse the login, the sender, or to relay. */
    private boolean isAboutSenderOrPolicy() {
        return detail.equals("5.1.7") || detail.equals("5.1.8") || detail.startsWith("5.7.");
    }
}
