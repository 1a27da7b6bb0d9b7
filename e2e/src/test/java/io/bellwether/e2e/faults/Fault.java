package io.bellwether.e2e.faults;

/** What can happen to a running system. */
enum Fault {
    KILL_HEALTH,
    KILL_ALERTING,
    /** The process ends just there, as if killed (see effect-once's fault points). */
    CRASH_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT,
    CRASH_BEFORE_PUBLISH,
    CRASH_AFTER_PUBLISH,
    CRASH_BEFORE_BROKER_OFFSETS,
    /** Stopped for longer than the session timeout, so that its shards are taken over, and then going on. */
    ZOMBIE,
    RESTART_BROKER,
    RESTART_POSTGRES,
    DROP_CONNECTIONS,
    SCALE_OUT,
    SCALE_IN
}
