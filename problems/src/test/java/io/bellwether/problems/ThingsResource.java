package io.bellwether.problems;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A resource that fails in all the ways a resource can. */
@Path("/things")
@Produces(MediaType.APPLICATION_JSON)
public class ThingsResource {

    enum Colour {
        RED,
        GREEN
    }

    record Thing(
            @NotBlank String name, Colour colour, @Positive int size, LocalDate since, List<@Valid Part> parts) {}

    record Part(@NotBlank String name) {}

    record Range(int from, int to) {
        Range {
            if (to < from) {
                throw new IllegalArgumentException("to must not be less than from");
            }
        }
    }

    @GET
    public List<String> list(@QueryParam("limit") @Max(100) Integer limit, @QueryParam("colour") Colour colour) {
        return List.of();
    }

    @POST
    public Thing create(Thing thing) {
        return thing;
    }

    @PUT
    public Thing replace(@Valid Thing thing) {
        return thing;
    }

    @GET
    @Path("/{id}")
    public int get(@PathParam("id") int id) {
        return id;
    }

    @POST
    @Path("/ranges")
    public Range range(Range range) {
        return range;
    }

    @POST
    @Path("/bytes")
    @Consumes(MediaType.WILDCARD)
    public int bytes(byte[] body) {
        return body.length;
    }

    @POST
    @Path("/stream")
    @Consumes(MediaType.WILDCARD)
    public long stream(InputStream body) throws IOException {
        return body.transferTo(OutputStream.nullOutputStream());
    }

    @POST
    @Path("/secret")
    @RolesAllowed("publisher")
    @Consumes(MediaType.WILDCARD)
    public int secret(byte[] body) {
        return body.length;
    }

    @GET
    @Path("/busy")
    public String busy() {
        throw queueFull();
    }

    @GET
    @Path("/later")
    public Uni<String> later() {
        return Uni.createFrom().failure(new CompletionException(queueFull()));
    }

    private static ProblemException queueFull() {
        var problem = Problem.of(503, "queue-full", "Queue full", "The broker does not keep up.");
        return new ProblemException(problem, Duration.ofSeconds(30));
    }

    @GET
    @Path("/gone")
    public String gone() {
        throw new WebApplicationException(
                Response.status(410).entity("java.lang.String was here").build());
    }

    @GET
    @Path("/bare")
    public Response bare() {
        return Response.status(409).build();
    }

    @GET
    @Path("/receipts")
    public Response receipts() {
        return Response.status(400).entity(List.of("receipt")).build();
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("the password is hunter2");
    }

    @GET
    @Path("/insecure")
    public String insecure() {
        throw new SecurityException("of the JDK, not of Quarkus");
    }

    @GET
    @Path("/unwritable")
    public Unwritable unwritable() {
        return new Unwritable("x");
    }

    record Unwritable(String name) {
        @Override
        public String name() {
            throw new IllegalStateException("cannot be written");
        }
    }
}
