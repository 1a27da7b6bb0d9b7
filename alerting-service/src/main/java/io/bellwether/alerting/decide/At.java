package io.bellwether.alerting.decide;

/** Where on its way something was judged. */
public enum At {
    IDENTITY,
    SETTLING,
    COOL_DOWN,
    INHIBITION,
    SILENCE,
    ASSIGNMENT,
    BUDGET,
    NOTIFICATION
}
