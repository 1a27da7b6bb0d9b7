package io.bellwether.ingestion;

import io.bellwether.ingestion.imports.ImportReport;
import io.bellwether.ingestion.imports.ImportReport.Options;
import io.bellwether.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where CSV files are imported by a mapping. */
@Path("/v1/imports")
@RolesAllowed({"publisher", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImportsResource {

    private final Uploads uploads;
    private final Imports imports;
    private final ImportStore store;

    ImportsResource(Uploads uploads, Imports imports, ImportStore store) {
        this.uploads = uploads;
        this.imports = imports;
        this.store = store;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import CSV files",
            description = "A part 'mapping' (YAML, at most 256 KiB) and a part 'file' for each file that it names,"
                    + " plain or gzip. Mapping and headers are checked at once, rows in the background."
                    + " The same import again changes nothing: its events have the same ids.")
    @APIResponse(responseCode = "202", description = "Taken; the header Location says where its progress is.")
    @APIResponse(responseCode = "400", description = "The mapping, or a file's header, is wrong; errors says where.")
    @APIResponse(responseCode = "413", description = "The upload is too large.")
    @APIResponse(responseCode = "429", description = "Too many imports wait already.")
    public Response begin(
            @RestForm("mapping") FileUpload mapping,
            @RestForm("file") List<FileUpload> files,
            @Parameter(
                            description =
                                    "Moves all times and dates by whole days so that the latest is within the last day.")
                    @QueryParam("shiftToNow")
                    boolean shiftToNow,
            @Parameter(description = "Checks all and sends nothing.") @QueryParam("dryRun") boolean dryRun)
            throws IOException {
        var job = uploads.accept(mapping, files, new Options(dryRun, shiftToNow));
        imports.submit(job);
        return Response.accepted(job.report())
                .location(URI.create("/v1/imports/" + job.report().id()))
                .build();
    }

    @GET
    @Operation(summary = "List imports", description = "Those of this instance, newest first, without their errors.")
    public List<ImportReport> list() {
        return store.all().stream().map(ImportReport::withoutErrors).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an import's progress or report")
    @APIResponse(responseCode = "200", description = "The import as it stands.")
    @APIResponse(responseCode = "404", description = "This instance knows no such import.")
    public ImportReport read(String id) {
        return store.find(id)
                .orElseThrow(() -> ProblemException.notFound("There is no import of that id on this instance."));
    }
}
