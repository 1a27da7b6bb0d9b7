/**
 * Who is asked what, by which link, and what may become of it.
 *
 * <p>Pure: depends on the JDK and the event contract; the time, ids and randomness are passed in.
 */
package io.bellwether.survey.invitation;
