package io.cordon.local.running;

import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A stack that runs on this machine.
 *
 * @param owner the {@code up} that keeps it
 * @param started when that was ready
 * @param bootstrapServers Kafka
 * @param elasticsearch the node's HTTP
 * @param flink the JobManager's REST interface
 * @param telemetry defaults for {@code ingest}
 * @param rules what the job judges with
 * @param keyIds names of the keys that the job's lists are fingerprinted with
 */
public record RunningStack(
        Owner owner,
        Instant started,
        String bootstrapServers,
        URI elasticsearch,
        URI flink,
        TelemetrySettings telemetry,
        RuleSettings rules,
        List<String> keyIds) {

    /** Copies the list. */
    public RunningStack {
        keyIds = List.copyOf(keyIds);
    }

    /** The same where the keys are not known. */
    public RunningStack(
            Owner owner,
            Instant started,
            String bootstrapServers,
            URI elasticsearch,
            URI flink,
            TelemetrySettings telemetry,
            RuleSettings rules) {
        this(owner, started, bootstrapServers, elasticsearch, flink, telemetry, rules, List.of());
    }

    /**
     * A process. Its start time tells it from a later one with the same id.
     *
     * @param pid process id
     * @param started when it started, milliseconds since the epoch; 0 where the system does not say
     */
    public record Owner(long pid, long started) {

        /** This JVM. */
        public static Owner current() {
            return of(ProcessHandle.current());
        }

        /** True while that very process runs. */
        public boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(Owner::of)
                    .filter(this::equals)
                    .isPresent();
        }

        private static Owner of(ProcessHandle process) {
            return new Owner(
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }
    }
}
