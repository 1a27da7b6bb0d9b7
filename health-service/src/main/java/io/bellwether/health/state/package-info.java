/**
 * What is remembered of an account: counts per day, sets per day, and the latest of everything else.
 *
 * <p>Folding commutes: the state after a set of events does not depend on their order, and any earlier day can still be
 * looked at. Days are UTC days, counted from 1970-01-01.
 */
package io.bellwether.health.state;
