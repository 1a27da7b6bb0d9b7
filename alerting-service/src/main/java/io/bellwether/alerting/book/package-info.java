/**
 * What is known of each account, folded from events without clock, database or network: the latest word on each thing
 * counts, so neither the order of events nor their repetition matters.
 */
package io.bellwether.alerting.book;
