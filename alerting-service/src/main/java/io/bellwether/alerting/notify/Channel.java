package io.bellwether.alerting.notify;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.bellwether.events.KebabCase;

/** A way to reach people or systems. */
@EnumNaming(KebabCase.class)
public enum Channel {
    EMAIL,
    /** An incoming webhook of Slack. */
    SLACK,
    /** A workflow of Microsoft Teams that begins with a webhook. */
    TEAMS,
    /** A system that takes Standard Webhooks. */
    WEBHOOK
}
