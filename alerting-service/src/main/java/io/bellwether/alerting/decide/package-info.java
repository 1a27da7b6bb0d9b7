/**
 * What becomes of what is raised and cleared: small stages in a readable order, each with a named reason.
 *
 * <p>Decided without clock, database or network. {@link io.bellwether.alerting.decide.Pipeline} lists the stages.
 */
package io.bellwether.alerting.decide;
