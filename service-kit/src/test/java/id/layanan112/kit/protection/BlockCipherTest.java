package id.layanan112.kit.protection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.layanan112.embedded.Keysets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCipherTest {
    private static final UUID INCIDENT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final byte[] CLEAR = "Jalan Contoh 1".getBytes(UTF_8);

    @TempDir
    Path keys;

    @Test
    void shouldOpenOnlyTheSameBlockOfTheSameIncident() {
        Keysets.create(keys);
        BlockCipher cipher = new BlockCipher(keys.toString());

        String closed = cipher.encrypt(INCIDENT, Block.SCENE, CLEAR);

        assertThat(cipher.decrypt(INCIDENT, Block.SCENE, closed)).isEqualTo(CLEAR);
        assertThatExceptionOfType(BlockCipher.Unreadable.class)
                .isThrownBy(() -> cipher.decrypt(OTHER, Block.SCENE, closed));
        assertThatExceptionOfType(BlockCipher.Unreadable.class)
                .isThrownBy(() -> cipher.decrypt(INCIDENT, Block.CALLER, closed));
    }

    @Test
    void shouldHoldOnlyTheKeysetsItWasGiven() throws Exception {
        Keysets.create(keys);
        Files.delete(keys.resolve("block-caller.json"));
        BlockCipher cipher = new BlockCipher(keys.toString());

        assertThat(cipher.holds(Block.CALLER)).isFalse();
        assertThat(cipher.holds(Block.SCENE)).isTrue();
    }
}
