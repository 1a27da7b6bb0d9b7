/** When whom to draw in on a task: decided without clock, database or network. */
package io.bellwether.alerting.escalate;
