package id.layanan112.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens to the telephone system, again and again, and writes what it hears into the journal. */
final class PbxListener implements Runnable {
    private static final System.Logger LOG = System.getLogger(PbxListener.class.getPackageName());
    /** Packets that are here already share one write to the disk. */
    private static final int TOGETHER = 64;

    private final AmiConnection.Address address;
    private final CallRules rules;
    private final Journal journal;
    private final Duration compare;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Calls calls = new Calls();
    private volatile boolean stopped;
    private volatile @Nullable AmiConnection connection;

    /** @param compare how often the calls are compared with the channels that there are */
    PbxListener(
            AmiConnection.Address address,
            CallRules rules,
            Journal journal,
            Duration compare,
            Backoff backoff,
            InstantSource clock) {
        this.address = address;
        this.rules = rules;
        this.journal = journal;
        this.compare = compare;
        this.backoff = backoff;
        this.clock = clock;
        journal.known().forEach(calls::apply);
    }

    /** Until {@link #stop}. */
    @Override
    public void run() {
        while (!stopped) {
            try (AmiConnection opened = AmiConnection.open(address, compare.multipliedBy(3))) {
                connection = opened;
                LOG.log(System.Logger.Level.INFO, "Terhubung. Connected to the telephone system at " + address);
                backoff.reset();
                if (!stopped) {
                    listen(opened);
                }
            } catch (IOException e) {
                if (!stopped) {
                    complain(e);
                }
            }
            pause();
        }
    }

    private void listen(AmiConnection from) throws IOException {
        try (ScheduledExecutorService timer = timer(from)) {
            hear(from);
            timer.shutdownNow();
        }
    }

    /** Asking is also what finds a dead connection: the silence after it ends the reading. */
    private ScheduledExecutorService timer(AmiConnection from) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("compare").factory());
        var _ = timer.scheduleAtFixedRate(() -> ask(from), 0, compare.toMillis(), TimeUnit.MILLISECONDS);
        return timer;
    }

    private static void ask(AmiConnection from) {
        try {
            from.askForChannels();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The reader notices this too");
        }
    }

    private void hear(AmiConnection from) throws IOException {
        ChannelList list = new ChannelList();
        List<TelephonyEvent> heard = new ArrayList<>();
        try {
            AmiPacket packet = from.next();
            while (packet != null) {
                heard.addAll(understood(packet, list));
                if (!from.hasNext() || heard.size() >= TOGETHER) {
                    write(heard);
                }
                packet = from.next();
            }
        } finally {
            write(heard);
        }
        throw new IOException("the telephone system hung up");
    }

    private List<TelephonyEvent> understood(AmiPacket packet, ChannelList list) {
        Instant now = clock.instant();
        Optional<PbxEvent> event =
                ChannelList.isPart(packet) ? list.add(packet, calls.open(), now) : AmiEvents.of(packet, now);
        List<TelephonyEvent> told = event.map(one -> rules.decide(calls, one)).orElse(List.of());
        told.forEach(calls::apply);
        return told;
    }

    private void write(List<TelephonyEvent> heard) {
        if (!heard.isEmpty()) {
            journal.add(heard);
            heard.clear();
        }
    }

    private void complain(IOException e) {
        AmiConnection ended = connection;
        connection = null;
        LOG.log(
                System.Logger.Level.WARNING,
                "Tidak terhubung. Not connected to the telephone system at " + address + ": " + e.getMessage()
                        + (ended == null ? "" : "; " + ended.rubbish() + " line(s) of it were not understood"));
    }

    private void pause() {
        if (!stopped) {
            try {
                Thread.sleep(backoff.next());
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    void stop() {
        stopped = true;
        AmiConnection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "It was closed already");
            }
        }
    }
}
