/**
 * The wire contract: what may be said about an account, on which topic, and how it is written as a CloudEvent.
 *
 * <p>A kind is never renamed or reused. Adding an optional field keeps its version; changing what one means needs a new
 * version beside the old.
 */
package io.bellwether.events;
