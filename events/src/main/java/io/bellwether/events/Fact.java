package io.bellwether.events;

/** What an event says; its family decides the topic. Publishers send the first four, Bellwether says the rest. */
public sealed interface Fact permits Usage, Ticket, Survey, Account, Health, ChurnRisk, Expansion, Task {}
