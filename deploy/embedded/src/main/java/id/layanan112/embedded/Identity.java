package id.layanan112.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An OIDC provider that believes everybody: for one machine and for tests, never for production. */
public final class Identity implements Part {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final String issuer;
    private final Process process;

    private Identity(String issuer, Process process) {
        this.issuer = issuer;
        this.process = process;
    }

    public static Identity start(Path folder, int port) {
        return start(folder, "127.0.0.1", port);
    }

    /** On another address of this machine, for services in containers. */
    public static Identity start(Path folder, String host, int port) {
        Process process = Parts.start(
                IdentityProcess.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Parts.log(folder, "identity.log"),
                List.of(host, Integer.toString(port), folder.toString()));
        return new Identity("http://" + host + ":" + port + "/layanan112", process);
    }

    public String issuer() {
        return issuer;
    }

    /**
     * A token for a program.
     *
     * @param claims {@code role}, and {@code centre} or {@code agency}
     */
    public String token(Map<String, String> claims) {
        return token(issuer(), claims);
    }

    public static String token(String issuer, Map<String, String> claims) {
        String form = claims.entrySet().stream()
                .map(claim -> claim.getKey() + "=" + URLEncoder.encode(claim.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=layanan112&client_secret=local&scope=openid&" + form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Matcher token = ACCESS_TOKEN.matcher(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (!token.find()) {
                throw new IllegalStateException("the identity provider gave no token");
            }
            return token.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        Parts.stop(process);
    }
}
