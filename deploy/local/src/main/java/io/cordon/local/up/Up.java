package io.cordon.local.up;

import io.cordon.local.action.Action;
import io.cordon.local.running.RunningStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the stack until the process is told to end. */
public final class Up implements Action<UpSettings> {

    private final PrintWriter out;
    private final Clock clock;
    private final DetectionJob job;

    /** Prints to a writer. */
    public Up(PrintWriter out, Clock clock, DetectionJob job) {
        this.out = out;
        this.clock = clock;
        this.job = job;
    }

    @Override
    public int run(UpSettings settings) throws IOException, InterruptedException {
        try (StackSession session = open(settings)) {
            addresses(session.start());
            out.println("Feed it:  ./cordon ingest PATH...    Ask it:  ./cordon search '*'");
            out.println("Ctrl-C stops everything; the data stays.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** A session that Ctrl-C and SIGTERM close. */
    public StackSession open(UpSettings settings) {
        StackSession session = new StackSession(settings, job, clock, out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(session), "stack-stop"));
        return session;
    }

    /** Says where everything is. */
    public void addresses(RunningStack running) {
        out.printf("Kafka          %s%n", running.bootstrapServers());
        out.printf("Elasticsearch  %s%n", running.elasticsearch());
        out.printf("Flink          %s%n", running.flink());
    }

    private void stop(StackSession session) {
        try {
            session.close();
        } catch (IOException e) {
            out.println("cordon: " + e.getMessage());
        }
        out.flush();
    }
}
