/**
 * What a contact reads and what comes back from the form.
 *
 * <p>Pure: depends on the JDK and the event contract.
 */
package io.bellwether.survey.question;
