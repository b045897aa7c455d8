package id.layanan112.embedded;

/** A part of the stack that runs in a process of its own. */
public interface Part extends AutoCloseable {

    /** The process to watch: it ends when the part ends, and the part ends when this JVM does. */
    Process process();

    /** Stops it in order; what it has stored is there at the next start. */
    @Override
    void close();

    /** Ends it as a power cut would, for tests of faults. */
    default void kill() {
        process().descendants().forEach(ProcessHandle::destroyForcibly);
        process().destroyForcibly();
    }
}
