package id.layanan112.embedded;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/** The provider's process: tokens with the claims that were asked for, and a login that is a list of sample people. */
final class IdentityProcess {
    private static final long HOURS_12 = 12 * 3600;
    private static final String CENTRE_CLIENT = "centre-";

    private IdentityProcess() {}

    /** Arguments: the address, the port, and a folder for the login page, which the library reads from a file. */
    public static void main(String[] arguments) throws IOException {
        Path login = Path.of(arguments[2]).resolve("login.html");
        try (var page = IdentityProcess.class.getResourceAsStream("login.html")) {
            Files.write(login, Objects.requireNonNull(page).readAllBytes());
        }
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                true,
                login.toString(),
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(new AskedFor()),
                new MockWebServerWrapper()));
        server.start(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
        Parts.readyUntilParentIsGone(server::shutdown);
    }

    /** Puts the request's parameters into the token. */
    private static final class AskedFor implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return "layanan112";
        }

        @Override
        public String subject(TokenRequest request) {
            String who = parameter(request, "who");
            String role = parameter(request, "role");
            return who != null ? who : "sample-" + (role == null ? "nobody" : role);
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return JOSEObjectType.JWT.getType();
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of("layanan112");
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            Map<String, Object> claims = new LinkedHashMap<>();
            String role = parameter(request, "role");
            if (role != null) {
                claims.put("groups", List.of(role.split(" ")));
            }
            for (String name : List.of("centre", "agency", "name")) {
                String value = parameter(request, name);
                if (value != null) {
                    claims.put(name, value);
                }
            }
            // A machine of one centre: each has a client of its own.
            String client = client(request);
            if (client.startsWith(CENTRE_CLIENT)) {
                claims.put("groups", List.of("centre-reporter"));
                claims.put("centre", client.substring(CENTRE_CLIENT.length()));
            }
            // For those who test what happens when a token ends: claims win over what the provider says itself.
            String seconds = parameter(request, "seconds");
            if (seconds != null) {
                claims.put("exp", Instant.now().getEpochSecond() + Long.parseLong(seconds));
            }
            return claims;
        }

        @Override
        public long tokenExpiry() {
            return HOURS_12;
        }

        private static String client(TokenRequest request) {
            if (request.getClientAuthentication() != null) {
                return request.getClientAuthentication().getClientID().getValue();
            }
            return request.getClientID() == null ? "" : request.getClientID().getValue();
        }

        private static @Nullable String parameter(TokenRequest request, String name) {
            try {
                return request.toHTTPRequest().getBodyAsFormParameters().getOrDefault(name, List.of()).stream()
                        .findFirst()
                        .orElse(null);
            } catch (ParseException e) {
                return null;
            }
        }
    }
}
