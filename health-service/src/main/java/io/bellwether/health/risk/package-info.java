/** Conditions that mean risk or opportunity (models §5, §6), and how being true for a while becomes raised and cleared. */
package io.bellwether.health.risk;
