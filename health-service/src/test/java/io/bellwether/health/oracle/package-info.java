/**
 * A second, naive implementation of models §3 to §6, against which the production core is tested.
 *
 * <p>It reads the plain list of events again for each question and computes with exact fractions: no buckets, no state,
 * no rounding, and no code of the core. It follows the words of the definitions, row by row, so that each row can be
 * read beside it; where they leave a hole, the filling is the one that docs/health.md names.
 */
package io.bellwether.health.oracle;
