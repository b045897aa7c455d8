package id.layanan112.intake.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ways to spoil a request. */
enum Damage {
    /** As it should be. */
    NONE,
    NO_TOKEN,
    FORGED_TOKEN,
    CUT_OFF,
    WRONG_TYPES,
    NULLS,
    ESCAPED_NUL,
    NUL_IN_QUERY,
    DUPLICATE_KEYS,
    UNKNOWN_KEY,
    HUGE,
    BROKEN_UTF8,
    CONTROL_CHARACTERS,
    RUBBISH,
    NOTHING,
    WRONG_MEDIA_TYPE,
    NO_HEADERS,
    ODD_PATH,
    FLIPPED_BYTES;

    private static final int HUGE_CHARS = 1_000_000;

    World.Ready of(World.Ready ready, Random random) {
        byte[] body = ready.body() == null ? "{}".getBytes(UTF_8) : ready.body();
        String text = new String(body, UTF_8);
        return switch (this) {
            case NONE -> ready;
            case NO_TOKEN -> ready.without("Authorization");
            case FORGED_TOKEN -> ready.with("Authorization", "Bearer " + "x".repeat(random.nextInt(1, 300)));
            case CUT_OFF ->
                ready.with(text.substring(0, random.nextInt(text.length())).getBytes(UTF_8));
            case WRONG_TYPES -> ready.with(wrongTypes(text, random));
            case NULLS -> ready.with(nulls(text, random));
            case ESCAPED_NUL ->
                ready.with(text.replaceAll(":\"([^\"]*)\"", ":\"$1\\\\u0000\"").getBytes(UTF_8));
            case NUL_IN_QUERY ->
                ready.to(ready.path() + (ready.path().contains("?") ? "%00" : "?region=%00&cursor=%00&reason=%00"));
            case DUPLICATE_KEYS ->
                ready.with(text.replaceFirst("\\{", "{\"class\":\"NORMAL\",\"class\":null,")
                        .getBytes(UTF_8));
            case UNKNOWN_KEY ->
                ready.with(text.replaceFirst("\\{", "{\"unheardOf\":1,").getBytes(UTF_8));
            case HUGE -> ready.with(huge(text));
            case BROKEN_UTF8 -> ready.with(spliced(text, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}, random));
            case CONTROL_CHARACTERS -> ready.with(spliced(text, new byte[] {0, 1, 27}, random));
            case RUBBISH -> ready.with(rubbish(random));
            case NOTHING -> ready.with((byte @Nullable []) null);
            case WRONG_MEDIA_TYPE -> ready.with("Content-Type", "text/xml");
            case NO_HEADERS ->
                ready.without("Idempotency-Key").without("If-Match").without("Content-Type");
            case ODD_PATH ->
                ready.to(ready.path().replaceAll("[0-9a-f]{8}-", "%00%27%22-").replace("?", "?limit=-9&x="));
            case FLIPPED_BYTES -> ready.with(flipped(body, random));
        };
    }

    private static byte[] wrongTypes(String text, Random random) {
        List<String> values = List.of("[]", "{}", "12345678901234567890", "true", "\"\"", "[[[[]]]]", "-0.0", "1e999");
        String value = values.get(random.nextInt(values.size()));
        return text.replaceAll(":\"[^\"]*\"", Matcher.quoteReplacement(":" + value))
                .getBytes(UTF_8);
    }

    /** Some values, in objects and in arrays, are null. */
    private static byte[] nulls(String text, Random random) {
        return Pattern.compile("(?<=[:\\[,])\"[^\"]*\"(?=[,\\]}])")
                .matcher(text)
                .replaceAll(value -> random.nextBoolean() ? "null" : Matcher.quoteReplacement(value.group()))
                .getBytes(UTF_8);
    }

    private static byte[] huge(String text) {
        return text.replaceFirst(":\"", ":\"" + "A".repeat(HUGE_CHARS)).getBytes(UTF_8);
    }

    private static byte[] spliced(String text, byte[] between, Random random) {
        byte[] body = text.getBytes(UTF_8);
        int at = random.nextInt(body.length + 1);
        byte[] all = new byte[body.length + between.length];
        System.arraycopy(body, 0, all, 0, at);
        System.arraycopy(between, 0, all, at, between.length);
        System.arraycopy(body, at, all, at + between.length, body.length - at);
        return all;
    }

    private static byte[] rubbish(Random random) {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] all = body.clone();
        for (int i = 0; i < 3 && all.length > 0; i++) {
            all[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return all;
    }
}
