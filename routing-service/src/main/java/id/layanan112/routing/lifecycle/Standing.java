package id.layanan112.routing.lifecycle;

import org.jspecify.annotations.Nullable;

/** How far a version is. Each move that is allowed is a method of the standing that it leaves. */
sealed interface Standing {

    /** The word of the database and of HTTP. */
    String word();

    String author();

    /** Written, and read by nobody else. */
    record Draft(String author) implements Standing {
        @Override
        public String word() {
            return "DRAFT";
        }

        Proposed propose(String who) {
            return new Proposed(author, who);
        }
    }

    /** Waits for a second person. */
    record Proposed(String author, String proposer) implements Standing {
        @Override
        public String word() {
            return "PROPOSED";
        }

        /** @return null when whoever approves wrote or proposed it: a second person is what this is for */
        @Nullable
        Approved approve(String who) {
            return who.equals(author) || who.equals(proposer) ? null : new Approved(author, proposer, who);
        }

        Rejected reject() {
            return new Rejected(author, proposer);
        }
    }

    /** May be activated. */
    record Approved(String author, String proposer, String approver) implements Standing {
        @Override
        public String word() {
            return "APPROVED";
        }
    }

    /** Goes no further; a correction is another version. */
    record Rejected(String author, String proposer) implements Standing {
        @Override
        public String word() {
            return "REJECTED";
        }
    }

    static Standing of(String word, String author, @Nullable String proposer, @Nullable String approver) {
        String proposed = proposer == null ? author : proposer;
        return switch (word) {
            case "DRAFT" -> new Draft(author);
            case "PROPOSED" -> new Proposed(author, proposed);
            case "APPROVED" -> new Approved(author, proposed, approver == null ? proposed : approver);
            case "REJECTED" -> new Rejected(author, proposed);
            default -> throw new IllegalStateException("a standing that this version does not know: " + word);
        };
    }
}
