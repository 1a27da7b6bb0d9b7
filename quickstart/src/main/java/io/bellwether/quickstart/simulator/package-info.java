/**
 * A simulated book of business: customers whose stories make every risk and every opportunity happen.
 *
 * <p>Pure: the same seed and first day tell the same events, whenever and however often they are asked for.
 */
package io.bellwether.quickstart.simulator;
