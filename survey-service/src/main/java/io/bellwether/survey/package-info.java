/**
 * Asks contacts how they fared, collects their answers, reports CSAT, NPS and CES.
 *
 * <p>This package is the shell: HTTP, Kafka, PostgreSQL, the clock. The rules are in its subpackages.
 */
package io.bellwether.survey;
