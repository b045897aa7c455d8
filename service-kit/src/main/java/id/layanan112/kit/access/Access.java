package id.layanan112.kit.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is asking, and what their token lets them see. */
@RequestScoped
public class Access {
    private static final String NATION = "*";
    private static final int NAME_CHARS = 100;

    private final SecurityIdentity identity;
    private final CoveredCentres covered;

    public Access(SecurityIdentity identity, CoveredCentres covered) {
        this.identity = identity;
        this.covered = covered;
    }

    /** The same, to be used after the request that it came with. */
    public Access kept() {
        return new Access(QuarkusSecurityIdentity.builder(identity).build(), covered);
    }

    /** The subject of the token; it is an id, not a name. */
    public String who() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /** What colleagues call the person, for screens and never for a log; the subject where the token has no name. */
    public String name() {
        return claim("name")
                .map(name -> name.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(name -> !name.isEmpty())
                .map(name -> name.length() > NAME_CHARS ? name.substring(0, NAME_CHARS) : name)
                .orElseGet(this::who);
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** The centre whose people these are; empty for the nation, and for agencies. */
    public Optional<String> centre() {
        return claim("centre").filter(centre -> !NATION.equals(centre));
    }

    /** The one that is named, for the nation and for a centre that covers for it; else the token's own. */
    public Optional<String> centre(@Nullable String named) {
        boolean others = named != null && centres().contains(named);
        return nation() || others ? Optional.ofNullable(named) : centre();
    }

    /** Its own centre and those that it covers for at the moment; empty for the nation, and for agencies. */
    public Set<String> centres() {
        Set<String> centres = new TreeSet<>();
        centre().ifPresent(own -> {
            centres.add(own);
            centres.addAll(covered.by(own));
        });
        return centres;
    }

    /** True for those who see every centre. */
    public boolean nation() {
        return claim("centre").filter(NATION::equals).isPresent();
    }

    /** The agency whose officer or system this is. */
    public Optional<String> agency() {
        return claim("agency");
    }

    /** True when records of this centre exist for the asker; for others they are 404, not 403. */
    public boolean sees(String centreCode) {
        return nation() || centres().contains(centreCode);
    }

    private Optional<String> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
                : Optional.empty();
    }
}
