package id.layanan112.gateway.line;

import org.jspecify.annotations.Nullable;

/** What an officer writes; it may name people. */
record NewLine(@Nullable String text) {
    @Override
    public String toString() {
        return "NewLine[...]";
    }
}
