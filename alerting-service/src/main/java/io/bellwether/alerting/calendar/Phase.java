package io.bellwether.alerting.calendar;

/** Where an account stands in its life as a customer (S1, 001_bcf6287b63ec8411). */
public enum Phase {
    ONBOARDING,
    ADOPTION,
    OPTIMIZATION,
    RENEWAL
}
