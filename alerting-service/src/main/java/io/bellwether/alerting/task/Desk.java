package io.bellwether.alerting.task;

import io.bellwether.alerting.person.Person;
import io.bellwether.events.Severity;
import java.time.LocalDate;
import java.util.function.Function;

/** Who is there to work on tasks: asked once a task needs an owner, or a date by the calendar of its owner. */
public interface Desk {

    /** The account's CSM gets all its tasks, and works at usual times in UTC. */
    Desk OF_THE_ACCOUNT = new Desk() {
        @Override
        public Assignment assign(Work work, Function<Person, LocalDate> due) {
            return work.csm() == null ? Assignment.NOBODYS : Assignment.ofCsm(work.csm());
        }

        @Override
        public Person person(String id) {
            return Person.unknown(id);
        }

        @Override
        public boolean isStranger(String id) {
            return false;
        }
    };

    /**
     * Whose a task should be.
     *
     * @param due the last day on which acting would be in time, for each person
     */
    Assignment assign(Work work, Function<Person, LocalDate> due);

    /** How somebody works. */
    Person person(String id);

    /** Whether people are written down, but not this one. */
    boolean isStranger(String id);

    /**
     * What is to be done.
     *
     * @param csm of the account; null where it has none
     */
    record Work(Identity identity, Severity severity, String csm, Customer customer) {}
}
