package id.layanan112.kit.messaging;

/** The broker did not acknowledge a record. */
public final class PublishFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retriable;

    PublishFailed(Throwable cause) {
        // The class alone: a client's message can quote a record.
        super(cause.getClass().getSimpleName());
        this.retriable = !RecordErrors.ownFault(cause);
    }

    /** True when the same record may well be taken later. */
    public boolean retriable() {
        return retriable;
    }
}
