package id.layanan112.routing.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy in force. Built in, so that nothing that is away stops routing. */
@ApplicationScoped
@Path("/policy")
public class Policies {
    private final Policy national = read("/policy/national.yaml");

    /** The national default as it is loaded; it names no person and is public. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Policy current() {
        return national;
    }

    private static Policy read(String resource) {
        try (@Nullable InputStream yaml = Policies.class.getResourceAsStream(resource)) {
            return PolicyReader.read(Objects.requireNonNull(yaml, resource).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
