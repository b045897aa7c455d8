package id.layanan112.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial's secrets are made by a script, fit, and are all that the services want. */
class TrialSecretsTest {
    private static final String COMPONENT = "components/plain-secrets-for-trials";

    @TempDir
    Path folder;

    @Test
    void shouldMakeKeysetsThatTinkReads() throws GeneralSecurityException, IOException {
        make(folder.resolve("made"));
        AeadConfig.register();
        MacConfig.register();
        byte[] text = "112".getBytes(StandardCharsets.UTF_8);

        for (String name :
                List.of("intake-master", "block-caller", "block-scene", "block-narrative", "block-response")) {
            Aead aead = keyset(name).getPrimitive(RegistryConfiguration.get(), Aead.class);
            assertThat(aead.decrypt(aead.encrypt(text, text), text)).isEqualTo(text);
        }
        Mac mac = keyset("caller-number").getPrimitive(RegistryConfiguration.get(), Mac.class);
        mac.verifyMac(mac.computeMac(text), text);
    }

    @Test
    void shouldKeepWhatIsThere() throws IOException {
        make(folder.resolve("made"));
        String before = Files.readString(folder.resolve("made/keys/intake-master.json"));
        make(folder.resolve("made"));

        assertThat(folder.resolve("made/keys/intake-master.json")).hasContent(before);
    }

    @Test
    void shouldHaveEverySecretThatComesFromAStoreInAnEarnestOverlay() throws IOException {
        copy(Kustomize.HOME.resolve(COMPONENT), folder.resolve(COMPONENT));
        make(folder.resolve(COMPONENT).resolve("made"));
        Files.writeString(folder.resolve("kustomization.yaml"), "components: [" + COMPONENT + "]\n");

        Manifests trial = Manifests.parse("trial", Kustomize.build(folder));

        List<String> wanted = Kustomize.overlay("region")
                .of("ExternalSecret")
                .flatMap(one -> Manifests.each(one.at("/spec/data"))
                        .map(data -> Manifests.name(one) + "/"
                                + data.path("secretKey").asText()))
                .filter(one -> !one.startsWith("tls-") && !one.startsWith("backup-store"))
                .toList();
        assertThat(trial.of("Secret")
                        .flatMap(one -> one.path("data").properties().stream()
                                .map(data -> Manifests.name(one) + "/" + data.getKey())))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static void make(Path made) {
        String said = Kustomize.run(
                List.of(
                        "sh",
                        Kustomize.HOME.resolve(COMPONENT + "/make-secrets").toString(),
                        made.toString()),
                Kustomize.HOME);
        assertThat(said).contains("made in");
    }

    private KeysetHandle keyset(String name) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(folder.resolve("made/keys/" + name + ".json")), InsecureSecretKeyAccess.get());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            files.filter(Files::isRegularFile).forEach(one -> {
                try {
                    Files.copy(one, to.resolve(one.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
