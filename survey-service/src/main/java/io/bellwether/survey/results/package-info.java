/**
 * CSAT, NPS and CES out of answers, with how sure one can be.
 *
 * <p>Pure: depends on the JDK and the event contract.
 */
package io.bellwether.survey.results;
