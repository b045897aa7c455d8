package id.layanan112.local.rolling;

import id.layanan112.local.Launch;
import id.layanan112.local.Readiness;
import id.layanan112.local.Refusal;
import java.time.Duration;

/** One process of a service, of one version. */
record Instance(Service service, String name, int port, Process process) {
    private static final Duration READY = Duration.ofMinutes(3);

    /** @return after how many seconds it was ready */
    double awaitReady() throws InterruptedException {
        long from = System.nanoTime();
        while (System.nanoTime() - from < READY.toNanos()) {
            if (!process.isAlive()) {
                throw new Refusal(name + " ended with " + process.exitValue() + "; see .112/logs/" + name + ".log");
            }
            if (Readiness.of(service.word, port)) {
                return (System.nanoTime() - from) / 1e9;
            }
            Thread.sleep(50);
        }
        throw new Refusal(name + " is not ready; see .112/logs/" + name + ".log");
    }

    void end() {
        Launch.endOrderly(process);
    }
}
