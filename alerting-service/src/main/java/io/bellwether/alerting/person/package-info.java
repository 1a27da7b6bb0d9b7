/** Who works with tasks: whom they report to, and when they work, where they are. */
package io.bellwether.alerting.person;
