/**
 * What is to be done when: which dates of the calendar have come for an account, decided from its page and the day
 * alone, without clock, database or network.
 */
package io.bellwether.alerting.calendar;
