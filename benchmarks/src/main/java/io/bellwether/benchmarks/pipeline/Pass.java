package io.bellwether.benchmarks.pipeline;

/**
 * One backlog taken by one subject.
 *
 * @param seconds from the start of consumption until all events are applied
 * @param settledSeconds until nothing was left to do for them
 * @param cpuSeconds until then
 * @param walBytes written until then
 * @param peakMiB the service's highest resident memory so far
 */
record Pass(int events, double seconds, double settledSeconds, Cpu cpuSeconds, long walBytes, long peakMiB) {

    /** Processor time of the parts. */
    record Cpu(double service, double postgres, double broker) {

        Cpu minus(Cpu other) {
            return new Cpu(service - other.service, postgres - other.postgres, broker - other.broker);
        }

        Cpu perMillion(int events) {
            double millions = events / 1e6;
            return new Cpu(service / millions, postgres / millions, broker / millions);
        }
    }

    double eventsPerSecond() {
        return events / seconds;
    }

    double settledEventsPerSecond() {
        return events / settledSeconds;
    }
}
