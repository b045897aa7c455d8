package id.layanan112.asterisk;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a telephone system are 112 calls: those that arrive in one of these contexts of its dialplan, or wait
 * in one of these queues. The office's own calls are nobody's business.
 */
record Scope(Set<String> contexts, Set<String> queues) {
    Scope {
        contexts = Set.copyOf(contexts);
        queues = Set.copyOf(queues);
    }

    boolean hasContext(String context) {
        return contexts.contains(context);
    }

    boolean hasQueue(@Nullable String queue) {
        return queue != null && queues.contains(queue);
    }
}
