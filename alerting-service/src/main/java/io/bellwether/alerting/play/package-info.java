/** What a playbook is, which one fits a task, and when its steps are due; without clock, database or network. */
package io.bellwether.alerting.play;
