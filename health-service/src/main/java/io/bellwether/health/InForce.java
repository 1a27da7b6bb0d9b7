package io.bellwether.health;

import io.bellwether.health.verdict.Judge;

/**
 * The judge of accounts, and how new it is.
 *
 * @param generation raised with each change of models and assignment; what was judged under a smaller one is due again
 */
record InForce(int generation, Judge judge) {}
