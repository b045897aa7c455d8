package id.layanan112.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was heard and intake has not yet taken, and what was said of the calls that still go on. Durable before
 * {@link #add} returns; a line says {@code {"event":{...}}} or {@code {"done":[ids]}}. Numbers are rewritten away soon
 * after intake has them.
 */
final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getPackageName());
    private static final String FILE = "events.journal";
    private static final int DEAD_LINES = 1000;
    private static final long TIDY_NANOS = Duration.ofSeconds(60).toNanos();

    private final FileChannel lock;
    private final DurableFile file;
    /** In the order in which they were heard, which is the order in which they are told. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private int deadLines;
    /** The disk did not take something: the next write is a whole new file. */
    private boolean behind;

    private long tidied = System.nanoTime();

    private record Entry(TelephonyEvent event, boolean done) {}

    private Journal(FileChannel lock, DurableFile file) {
        this.lock = lock;
        this.file = file;
    }

    /** @throws Refusal when another process has it */
    static Journal open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = lock(folder);
        Path path = folder.resolve(FILE);
        List<String> lines = Files.exists(path)
                ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        Journal journal = new Journal(lock, DurableFile.open(folder, FILE));
        long damaged = lines.stream().filter(line -> !journal.remember(line)).count();
        if (damaged > 0) {
            Path aside = folder.resolve(FILE + ".damaged-" + System.currentTimeMillis());
            Files.copy(path, aside, StandardCopyOption.COPY_ATTRIBUTES);
            LOG.log(System.Logger.Level.ERROR, damaged + " damaged line(s) in the journal; a copy is in " + aside);
        }
        journal.forgetOver();
        journal.rewrite();
        return journal;
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        lock.close();
        throw new Refusal("Jurnal sedang dipakai. Another process uses the journal in " + folder);
    }

    /** False for a line that this program did not write, or not to its end. */
    private boolean remember(String line) {
        Optional<JsonNode> json = EventJson.read(line);
        Optional<TelephonyEvent> event = json.map(node -> node.path("event")).flatMap(EventJson::fromJournal);
        event.ifPresent(one -> entries.putIfAbsent(one.eventId(), new Entry(one, false)));
        Optional<JsonNode> done = json.map(node -> node.path("done")).filter(JsonNode::isArray);
        done.ifPresent(ids -> ids.forEach(id -> markDone(id.asText())));
        return event.isPresent() || done.isPresent();
    }

    /** All that is known of calls that go on, in order: {@link Calls} follows from it. */
    synchronized List<TelephonyEvent> known() {
        return entries.values().stream().map(Entry::event).toList();
    }

    synchronized int waiting() {
        return (int) entries.values().stream().filter(entry -> !entry.done()).count();
    }

    /**
     * Durable when it returns. When the disk does not take it, it is told all the same: only a restart before intake
     * has it would lose it, and that is said loudly.
     */
    synchronized void add(List<TelephonyEvent> events) {
        List<TelephonyEvent> fresh = events.stream()
                .filter(event -> entries.putIfAbsent(event.eventId(), new Entry(event, false)) == null)
                .toList();
        write(fresh.stream().map(Journal::line).toList());
        notifyAll();
    }

    /** Waits for something to tell, and returns at most so many, the oldest first; none after the wait. */
    synchronized List<TelephonyEvent> next(int most, Duration wait) throws InterruptedException {
        List<TelephonyEvent> next = undone(most);
        if (next.isEmpty()) {
            wait(wait.toMillis());
            next = undone(most);
        }
        if (next.isEmpty()) {
            tidy();
        }
        return next;
    }

    private List<TelephonyEvent> undone(int most) {
        return entries.values().stream()
                .filter(entry -> !entry.done())
                .map(Entry::event)
                .limit(most)
                .toList();
    }

    /** Intake has them, or will never have them. */
    synchronized void done(Collection<TelephonyEvent> events) {
        ArrayNode ids = EventJson.MAPPER.createArrayNode();
        events.forEach(event -> {
            ids.add(event.eventId());
            markDone(event.eventId());
        });
        write(List.of(EventJson.MAPPER.createObjectNode().set("done", ids).toString()));
        deadLines += events.size() + 1;
        forgetOver();
        if (deadLines > DEAD_LINES + 2 * entries.size()) {
            rewrite();
        }
    }

    private void markDone(String eventId) {
        entries.computeIfPresent(eventId, (id, entry) -> new Entry(entry.event().withoutNumber(), true));
    }

    private void forgetOver() {
        Set<String> over = entries.values().stream()
                .filter(entry -> entry.done() && entry.event().type().last())
                .map(entry -> entry.event().linkedId())
                .collect(Collectors.toSet());
        entries.values()
                .removeIf(entry -> entry.done() && over.contains(entry.event().linkedId()));
    }

    private void tidy() {
        if (deadLines > 0 && System.nanoTime() - tidied > TIDY_NANOS) {
            rewrite();
        }
    }

    private void rewrite() {
        List<String> lines = new ArrayList<>();
        ArrayNode done = EventJson.MAPPER.createArrayNode();
        entries.values().forEach(entry -> {
            lines.add(line(entry.event()));
            if (entry.done()) {
                done.add(entry.event().eventId());
            }
        });
        if (!done.isEmpty()) {
            lines.add(EventJson.MAPPER.createObjectNode().set("done", done).toString());
        }
        try {
            file.replace(lines);
            deadLines = 0;
            behind = false;
            tidied = System.nanoTime();
        } catch (IOException e) {
            complain(e);
        }
    }

    private void write(List<String> lines) {
        if (behind) {
            rewrite();
            return;
        }
        try {
            file.append(lines);
        } catch (IOException e) {
            behind = true;
            complain(e);
        }
    }

    private static void complain(IOException e) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Jurnal tidak dapat ditulis. THE JOURNAL CANNOT BE WRITTEN; what is not yet told lives in memory only: "
                        + e.getMessage());
    }

    private static String line(TelephonyEvent event) {
        return EventJson.MAPPER
                .createObjectNode()
                .set("event", EventJson.forJournal(event))
                .toString();
    }

    @Override
    public synchronized void close() throws IOException {
        rewrite();
        file.close();
        lock.close();
    }
}
