/** Who gets a task: decided without clock, database or network from people, absences, accounts and routes. */
package io.bellwether.alerting.assign;
