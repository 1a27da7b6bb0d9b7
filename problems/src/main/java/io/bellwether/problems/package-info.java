/**
 * What every REST service has in common: each error as an RFC 9457 problem (what is wrong, where, and what to do about
 * it), and where a list goes on.
 */
package io.bellwether.problems;
