/** Models as data: which measures weigh how much, where the bands lie, which risks and opportunities are looked for. */
package io.bellwether.health.model;
