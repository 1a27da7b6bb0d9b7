package io.bellwether.alerting.decide;

/** One question that is asked of whatever would become a task, or come back as one. */
sealed interface Stage permits CoolDown, Inhibiting, Silencing, Assigning, Budgeting {

    Verdict judge(Candidate candidate);
}
