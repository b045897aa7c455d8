package id.layanan112.local;

import id.layanan112.embedded.Identity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A token of a sample person or machine. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Token orang contoh. A token of a sample person.")
final class TokenCommand implements Callable<Integer> {
    private static final Set<String> ROLES = Set.of(
            "call-taker",
            "dispatcher",
            "supervisor",
            "agency-officer",
            "monitoring-analyst",
            "auditor",
            "administrator",
            "telephony",
            "centre-reporter");

    @Parameters(
            paramLabel = "ROLE",
            description =
                    "call-taker, dispatcher, supervisor, agency-officer, monitoring-analyst, auditor, administrator, telephony, centre-reporter")
    String role = "";

    @Option(names = "--region", description = "their centre, by one of its regions (the nation without it)")
    @Nullable
    String region;

    @Option(names = "--centre", description = "their centre, by its code")
    @Nullable
    String centre;

    @Option(names = "--agency", description = "their agency's id, for agency-officer")
    @Nullable
    String agency;

    @Option(names = "--person", description = "who it is: changes that need a second person need another one")
    @Nullable
    String person;

    @Override
    public Integer call() {
        if (!ROLES.contains(role)) {
            throw new Refusal("No such role: " + role + ". There are "
                    + String.join(", ", ROLES.stream().sorted().toList()));
        }
        StackState state = StackState.running(Home.here())
                .orElseThrow(() -> new Refusal("Tidak ada yang berjalan. Nothing is running: ./112 up"));
        Map<String, String> claims = new HashMap<>(Map.of("role", role));
        if (person != null) {
            claims.put("who", person);
        }
        if (agency != null) {
            claims.put("agency", agency);
        } else {
            claims.put("centre", centreCode());
        }
        System.out.println(
                Identity.token("http://127.0.0.1:" + state.of("identity").port() + "/layanan112", claims));
        return 0;
    }

    private String centreCode() {
        if (centre != null) {
            return centre;
        }
        if (region == null) {
            return "*";
        }
        // Jakarta's one centre covers six codes; every other centre has the code of its only region.
        return region.startsWith("31.") ? "31" : region;
    }
}
