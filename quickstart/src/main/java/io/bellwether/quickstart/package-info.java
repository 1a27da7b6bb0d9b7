/**
 * Bellwether on one machine: a broker and a database in this process, the services' own jars as its children.
 *
 * <p>{@link io.bellwether.quickstart.Installation} is also what the end-to-end tests run against.
 */
package io.bellwether.quickstart;
