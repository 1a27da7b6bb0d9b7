/** Every HTTP error of every service as an RFC 9457 problem: what is wrong, where, and what to do about it. */
package io.bellwether.problems;
