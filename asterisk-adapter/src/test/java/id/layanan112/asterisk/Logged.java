package id.layanan112.asterisk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that the adapter logged. */
final class Logged extends Handler {
    private static final Logger LOGGER = Logger.getLogger(Logged.class.getPackageName());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static Logged begin() {
        Logged logged = new Logged();
        LOGGER.addHandler(logged);
        return logged;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getMessage() + (record.getThrown() == null ? "" : " " + record.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
