package id.layanan112.gateway.board;

/** Where an order stands on a board. */
public enum Pane {
    /** Nobody of the agency has said whether it comes. */
    WAITING,
    /** Its people have it in hand. */
    ACTIVE,
    /** It is done, or is not the agency's any more. */
    DONE;

    /** As it stands in the page. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
