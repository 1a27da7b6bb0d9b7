/** What would change for all accounts if another model judged them; nothing is stored or said. */
package io.bellwether.health.simulation;
