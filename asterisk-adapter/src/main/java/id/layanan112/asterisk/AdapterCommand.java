package id.layanan112.asterisk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person says to the program; unknown options are refused. */
@Command(
        name = "asterisk-adapter",
        mixinStandardHelpOptions = true,
        version = "Layanan 112 asterisk-adapter, 0.1.0",
        sortOptions = false,
        description = {
            "Meneruskan kejadian sentral telepon Asterisk ke Layanan 112.",
            "Tells Layanan 112 when calls on an Asterisk PBX ring, are answered, transferred, abandoned and ended.",
            "",
            "Lihat docs/asterisk.md. Secrets come from files only."
        })
final class AdapterCommand implements Callable<Integer> {
    private static final String NAME = "[A-Za-z0-9._-]{1,40}";
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration MOST_WAIT = Duration.ofSeconds(30);

    @Option(
            names = "--pbx",
            required = true,
            description =
                    "Nama sentral ini, tetap selamanya. This PBX's name; never change it: event ids begin with it.")
    String pbx = "";

    @Option(names = "--ami-host", required = true, description = "Alamat Asterisk. Where Asterisk is.")
    String amiHost = "";

    @Option(names = "--ami-port", defaultValue = "5038", description = "Port AMI (${DEFAULT-VALUE}).")
    int amiPort;

    @Option(names = "--ami-tls", description = "AMI lewat TLS. AMI over TLS; needed beyond a private link.")
    boolean amiTls;

    @Option(names = "--ami-user", required = true, description = "Pengguna AMI. The user of manager.conf.")
    String amiUser = "";

    @Option(names = "--ami-secret-file", required = true, description = "Berkas rahasia AMI. Its secret.")
    Path amiSecret = Path.of("");

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            description = "Antrean 112, boleh berulang. A queue of 112 calls; may be repeated.")
    Set<String> queues = new HashSet<>();

    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            description =
                    "Konteks panggilan masuk 112, boleh berulang. A dialplan context where only 112 calls arrive.")
    Set<String> contexts = new HashSet<>();

    @Option(
            names = "--intake",
            required = true,
            description = "Alamat layanan penerimaan. The intake service, as https://intake.example.go.id")
    URI intake = URI.create("");

    @Option(
            names = "--token-url",
            required = true,
            description = "Alamat token OIDC. The identity provider's token endpoint.")
    URI tokenUrl = URI.create("");

    @Option(names = "--client-id", required = true, description = "Klien OIDC dengan peran telephony. Its client.")
    String clientId = "";

    @Option(names = "--client-secret-file", required = true, description = "Berkas rahasia klien. Its secret.")
    Path clientSecret = Path.of("");

    @Option(
            names = "--token-parameter",
            paramLabel = "KEY=VALUE",
            description = "Parameter token tambahan. A further form field of the token request; may be repeated.")
    Map<String, String> tokenParameters = new TreeMap<>();

    @Option(
            names = "--centre",
            description = "Kode pusat panggilan. The centre's code, when the token speaks for the nation.")
    @Nullable
    String centre;

    @Option(names = "--exercise", description = "Semua panggilan adalah latihan. All calls are a drill.")
    boolean exercise;

    @Option(
            names = "--journal",
            required = true,
            description = "Folder jurnal di disk yang bertahan. A folder on a disk that survives.")
    Path journal = Path.of("");

    @Option(
            names = "--compare",
            defaultValue = "30s",
            converter = Seconds.class,
            description = "Jeda mencocokkan saluran. How often calls are compared with channels (${DEFAULT-VALUE}).")
    Duration compare = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Adapter.Settings settings = settings();
        try (Adapter adapter = Adapter.start(settings)) {
            Thread stop = new Thread(() -> close(adapter));
            Runtime.getRuntime().addShutdownHook(stop);
            adapter.await();
        }
        // A service manager starts it again; what was heard is in the journal.
        return 1;
    }

    private static void close(Adapter adapter) {
        try {
            adapter.close();
        } catch (IOException e) {
            System.err.println("The journal was not closed; nothing in it is lost");
        }
    }

    private Adapter.Settings settings() {
        if (!pbx.matches(NAME)) {
            throw new Refusal("--pbx: 1-40 huruf, angka, '.', '_', '-'. 1 to 40 letters, digits, '.', '_', '-'.");
        }
        if (queues.isEmpty() && contexts.isEmpty()) {
            throw new Refusal("Sebutkan --queue atau --context. Say which calls are 112 calls: --queue or --context.");
        }
        return new Adapter.Settings(
                new AmiConnection.Address(
                        oneLine(amiHost), amiPort, amiTls, oneLine(amiUser), SecretFile.read(amiSecret)),
                new CallRules(pbx, new Scope(contexts, queues)),
                new Intake.Target(secure("--intake", events()), centre, exercise),
                new Tokens.Identity(
                        secure("--token-url", tokenUrl), clientId, SecretFile.read(clientSecret), tokenParameters),
                journal,
                compare,
                FIRST_WAIT,
                MOST_WAIT);
    }

    private URI events() {
        return URI.create(intake.toString().replaceAll("/+$", "") + "/telephony/events");
    }

    private static String oneLine(String text) {
        if (text.isBlank() || text.lines().count() > 1) {
            throw new Refusal("--ami-host, --ami-user: satu baris. One line each.");
        }
        return text;
    }

    /** Callers' numbers and tokens go there: in clear only to this machine. */
    private static URI secure(String option, URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !scheme.equals("https") && !(scheme.equals("http") && loopback(host))) {
            throw new Refusal(option + ": https://... (http hanya ke komputer ini; http to this machine only)");
        }
        return address;
    }

    private static boolean loopback(String host) {
        try {
            return host.equals("localhost")
                    || host.matches("[0-9.]+|\\[.*\\]")
                            && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** {@code 30s}, {@code 5m}: from one second to ten minutes. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.toSeconds() >= 1 && duration.toMinutes() <= 10) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // Said below, with what is allowed.
            }
            throw new TypeConversionException("1s ... 10m");
        }
    }
}
