/** From an account's state to all that is to be stored and said of it on a day: score, risks, opportunities. */
package io.bellwether.health.verdict;
