/** The running services under load from outside: how soon, how much over HTTP, how long after a crash, how many tasks. */
package io.bellwether.benchmarks.service;
