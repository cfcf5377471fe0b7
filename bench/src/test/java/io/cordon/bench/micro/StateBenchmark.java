package io.cordon.bench.micro;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.SubjectStateCodec;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.TrustedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One update of brute-force state (N = 10 in 120 s) as RocksDB makes it: read the bytes, add an
 * event, judge, write the bytes; for a subject that stays below the threshold and for one beyond.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateBenchmark {

    private static final String RULE_ID = "CRED-BRUTE-FAST";
    private static final long BEGIN = 1_795_600_800_000_000L;

    static {
        // A record is built here before any framing is used, which would see to it.
        TrustedRecords.install();
    }

    private final DetectorCatalog catalog = Fixtures.catalog();
    private final TelemetryMatcher matcher = new TelemetryMatcher(catalog);
    private final CountingRule rule = catalog.detector(RULE_ID).counting();
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private final byte[] quiet = bytes(5);
    private final byte[] crossed = bytes(1000);
    private final Observation another = event(BEGIN + 5_000_001L);
    private final Observation later = event(BEGIN + 1_000_000_001L);

    private Observation event(long time) {
        LoginAttempt login =
                LoginAttempt.newBuilder()
                        .setTime(time)
                        .setOutcome(LoginOutcome.FAILURE)
                        .setAttempts(1)
                        .setProtocol("ssh")
                        .setClientAddress(IpAddress.parse("198.51.100.7").toAvro())
                        .setServerAddress(IpAddress.parse("192.0.2.1").toAvro())
                        .setServerPort(22)
                        .setUser("user-" + time % 7)
                        .setTenant("default")
                        .setSensor("auth-1")
                        .setVantage(Vantage.NETWORK)
                        .setDataset("device.auth")
                        .build();
        List<Observation> seen = new ArrayList<>();
        matcher.match(
                login,
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        for (SubjectMatch.Share share : match.shares()) {
                            if (catalog.all().get(share.rule()).id().equals(RULE_ID)) {
                                seen.add(match.observation(share));
                            }
                        }
                    }

                    @Override
                    public void observed(DeviceMatch match) {}

                    @Override
                    public void contributed(PaneShare share) {
                        // Counting rules alone are measured here.
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                });
        return seen.get(0);
    }

    private byte[] bytes(int events) {
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < events; i++) {
            state.add(event(BEGIN + i * 1_000_000L));
        }
        DataOutputSerializer bytes = new DataOutputSerializer(4096);
        try {
            SubjectStateCodec.write(state, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.getCopyOfBuffer();
    }

    @Benchmark
    public int belowTheThreshold() throws IOException {
        return update(quiet, another);
    }

    @Benchmark
    public int beyondTheThreshold() throws IOException {
        return update(crossed, later);
    }

    private int update(byte[] bytes, Observation event) throws IOException {
        in.setBuffer(bytes);
        SubjectState state = SubjectStateCodec.read(in);
        boolean opened = state.add(event);
        boolean crossed = state.verdict(rule.periodOf(event.time())).isPresent() || opened;
        out.clear();
        SubjectStateCodec.write(state, out);
        return crossed ? out.length() : -out.length();
    }
}
