package io.bellwether.health;

import io.bellwether.health.model.InvalidModel;
import io.bellwether.problems.Problem;
import io.bellwether.problems.Problem.Fault;
import io.bellwether.problems.ProblemException;
import java.util.List;

/** What can be wrong with requests about models; {@code docs/model-lifecycle.md} explains them. */
final class ModelProblems {

    private static final Problem UNREADABLE_MODEL = invalidModel(400);
    private static final Problem INVALID_MODEL = invalidModel(422);

    private ModelProblems() {}

    private static Problem invalidModel(int status) {
        return Problem.of(
                status,
                "invalid-model",
                "Invalid model",
                "The list of errors names what is wrong with the document, and where.");
    }

    /** 422 with all faults; 400 where it is no document at all. */
    static ProblemException invalid(InvalidModel e) {
        var faults = e.faults().stream()
                .map(fault -> new Fault(fault.detail(), fault.pointer()))
                .toList();
        boolean unreadable = faults.stream().allMatch(fault -> fault.pointer().isEmpty());
        return new ProblemException((unreadable ? UNREADABLE_MODEL : INVALID_MODEL).with(faults));
    }

    static ProblemException otherName(String name) {
        return new ProblemException(INVALID_MODEL.with(List.of(
                new Fault("must be " + name + ", the name in the path; to copy a model, name the copy", "/name"))));
    }

    static ProblemException invalidAssignment(List<Fault> faults) {
        return new ProblemException(Problem.of(
                        422,
                        "invalid-model-assignment",
                        "Invalid model assignment",
                        "The list of errors names what is wrong with the assignment, and where.")
                .with(faults));
    }

    static ProblemException changedMeanwhile(String now) {
        return new ProblemException(Problem.of(
                412,
                "precondition-failed",
                "Precondition failed",
                "Someone changed it meanwhile. " + now + " Read it again, then decide."));
    }

    static ProblemException noDraft(String name) {
        return ProblemException.notFound("model " + name + " has no draft; PUT /v1/models/" + name + " stores one");
    }

    static ProblemException nothingToSimulate(String name) {
        return ProblemException.notFound(
                "model " + name + " has no draft; send a document, or name a published version:" + " POST /v1/models/"
                        + name + "/simulate?version=1");
    }

    static ProblemException noModel(String name) {
        return ProblemException.notFound(
                "no model called " + name + " is published; GET /v1/models lists what there is");
    }
}
