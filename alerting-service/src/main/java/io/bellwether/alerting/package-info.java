/**
 * The alerting service: a churn risk or an expansion opportunity becomes exactly one task for the right CSM.
 *
 * <p>This package is the shell: events in and out, rows, HTTP. What becomes of tasks is decided in {@code task}.
 */
package io.bellwether.alerting;
