package id.layanan112.kit.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as ETags: who updates says which one was seen, so that nobody overwrites another unseen. */
public final class Revision {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Revision() {}

    /** The value of an ETag, without its quotes. */
    public static String tag(long revision) {
        return Long.toString(revision);
    }

    /**
     * The revision of an {@code If-Match} header.
     *
     * @throws ProblemException 428 without one, 400 when it is none of ours
     */
    public static long seen(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(Problem.of(
                            428,
                            "if-match-needed",
                            "Sebutkan versi yang Anda lihat.",
                            "Say which version you have seen.")
                    .withField(
                            "If-Match",
                            "missing",
                            "Kirim ETag dari jawaban sebelumnya.",
                            "Send the ETag of the answer before."));
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "If-Match",
                            "unreadable",
                            "Kirim satu ETag, misalnya \"3\".",
                            "Send one ETag, \"3\" for example."));
        }
        return Long.parseLong(tag.group(1));
    }

    /** 412: somebody was faster. */
    public static ProblemException stale(long present) {
        return new ProblemException(Problem.of(
                        412,
                        "changed-meanwhile",
                        "Sudah diubah orang lain; muat ulang lalu coba lagi.",
                        "Somebody changed it meanwhile; load it again and try once more.")
                .withField(
                        "If-Match",
                        "stale",
                        "Versi sekarang: \"" + present + "\".",
                        "It is now at \"" + present + "\"."));
    }
}
