/**
 * Who is told of what, by which channel, when and in which words; and what becomes of a delivery that fails. Decided
 * without clock, database or network.
 */
package io.bellwether.alerting.notify;
