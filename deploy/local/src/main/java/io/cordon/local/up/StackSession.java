package io.cordon.local.up;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.publish.HeartbeatPublisher;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.RunningStack.Owner;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.Ports;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.stack.LocalStack;
import io.cordon.stack.StackPorts;
import io.cordon.stack.StackSettings;
import io.cordon.stack.flink.RetainedCheckpoints;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One life of the stack, from {@link #start} to {@link #close}: engines, topics, templates, the
 * job, heartbeats, and the file by which the other commands find it all. Engines that die are
 * started again; when it was the JobManager, the job is submitted again from its newest checkpoint.
 * {@code close} may be called from a shutdown hook at any time.
 */
public final class StackSession implements AutoCloseable {

    private static final String JOB_MANAGER = "flink-jobmanager";

    private final UpSettings settings;
    private final DetectionJob job;
    private final Clock clock;
    private final Consumer<String> log;
    private final StackFile file;
    private @Nullable LocalStack stack;
    private @Nullable HeartbeatPublisher heartbeats;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param log takes one line per event
     */
    public StackSession(UpSettings settings, DetectionJob job, Clock clock, Consumer<String> log) {
        this.settings = settings;
        this.job = job;
        this.clock = clock;
        this.log = log;
        this.file = new StackFile(settings.dataFolder());
    }

    /**
     * Starts everything and returns when telemetry can be fed.
     *
     * @throws IOException with one line that says what to do
     */
    public RunningStack start() throws IOException {
        Optional<RunningStack> other = file.find();
        if (other.isPresent()) {
            throw new IOException(
                    "Cannot start the stack: one runs already in "
                            + settings.dataFolder()
                            + " (process "
                            + other.get().owner().pid()
                            + "): use it, or stop it with Ctrl-C first");
        }
        // Whatever is wrong in the operator's files is told before half a minute of starting.
        FingerprintKeys keys = Keys.of(settings.dataFolder(), settings.telemetry()).keys();
        DetectionSettings detection = Judging.detection(settings.rules(), keys);
        LocalStack local = create();
        log.accept("starting Kafka, Elasticsearch and Flink (20 to 60 s)");
        local.start();
        Contracts.apply(local);
        submit(local, detection);
        beat(local);
        local.supervise(clock, log, ended -> restarted(ended, local, detection));
        RunningStack running =
                new RunningStack(
                        Owner.current(),
                        clock.instant(),
                        local.kafka().bootstrapServers(),
                        local.elasticsearch().url(),
                        local.flink().restUrl(),
                        settings.telemetry(),
                        settings.rules(),
                        keys.ids());
        announce(running);
        return running;
    }

    private synchronized LocalStack create() throws IOException {
        if (closed) {
            throw new IOException("Cannot start the stack: it was stopped meanwhile");
        }
        Ports ports = settings.ports();
        LocalStack created =
                new LocalStack(
                        settings.dataFolder(),
                        new StackPorts(
                                port(ports.kafka()),
                                port(ports.elasticsearch()),
                                port(ports.flink())),
                        StackSettings.defaults().withStateBackend(settings.stateBackend()));
        stack = created;
        return created;
    }

    private static int port(int asked) throws IOException {
        return asked == 0 ? Loopback.freePort() : asked;
    }

    private void submit(LocalStack local, DetectionSettings detection) throws IOException {
        Optional<Path> checkpoint = RetainedCheckpoints.newest(local.flink().checkpoints());
        checkpoint.ifPresent(
                path -> log.accept("the job goes on from checkpoint " + path.getFileName()));
        job.submit(
                local.flink().jobs(),
                detection,
                local.kafka().bootstrapServers(),
                local.elasticsearch().url(),
                checkpoint);
    }

    private void restarted(String ended, LocalStack local, DetectionSettings detection) {
        if (!ended.equals(JOB_MANAGER)) {
            return;
        }
        try {
            submit(local, detection);
            log.accept("the job runs again");
        } catch (IOException e) {
            log.accept(e.getMessage() + ": stop with Ctrl-C and run './cordon up' again");
        }
    }

    private synchronized void beat(LocalStack local) throws IOException {
        if (closed) {
            throw new IOException("Cannot start the stack: it was stopped meanwhile");
        }
        HeartbeatPublisher created =
                new HeartbeatPublisher(
                        PublishSettings.defaults(local.kafka().bootstrapServers()), clock);
        heartbeats = created;
        created.start();
    }

    private synchronized void announce(RunningStack running) throws IOException {
        if (!closed) {
            file.write(running);
        }
    }

    /** Takes the file away first, so that nobody finds a stack that is going down. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        LocalStack local = stack;
        HeartbeatPublisher beating = heartbeats;
        if (local == null) {
            return;
        }
        log.accept("stopping Flink, Elasticsearch and Kafka");
        file.delete();
        if (beating != null) {
            beating.close();
        }
        local.close();
    }
}
