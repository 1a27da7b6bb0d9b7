/**
 * What becomes of tasks, decided without clock, database or network: signals and commands go in, changes come out.
 *
 * <p>There is at most one open task per {@link io.bellwether.alerting.task.Identity}, whatever is said, repeated or
 * clicked.
 */
package io.bellwether.alerting.task;
