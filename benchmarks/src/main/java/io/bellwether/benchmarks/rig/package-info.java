/** What measurements run on: broker, database and services as processes of their own, and meters for them. */
package io.bellwether.benchmarks.rig;
