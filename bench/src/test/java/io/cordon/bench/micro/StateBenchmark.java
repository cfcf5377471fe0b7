package io.cordon.bench.micro;

import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.SubjectStateCodec;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
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

    private static final CountingRule RULE =
            new CountingRule(
                    CountingRule.Measure.WEIGHT, 10, 120_000_000L, CountingRule.HOUR, true);
    private static final long BEGIN = 1_795_600_800_000_000L;

    private final DataInputDeserializer in = new DataInputDeserializer();
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private final byte[] quiet = bytes(5);
    private final byte[] crossed = bytes(1000);

    private static Observation event(long time) {
        return new Observation(
                time,
                1,
                true,
                null,
                "auth-1",
                Vantage.NETWORK,
                IpAddress.parse("192.0.2.1"),
                22,
                "user-" + time % 7);
    }

    private static byte[] bytes(int events) {
        SubjectState state = new SubjectState(RULE);
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
        return update(quiet, BEGIN + 5_000_000L);
    }

    @Benchmark
    public int beyondTheThreshold() throws IOException {
        return update(crossed, BEGIN + 1_000_000_000L);
    }

    private int update(byte[] bytes, long time) throws IOException {
        in.setBuffer(bytes);
        SubjectState state = SubjectStateCodec.read(in);
        state.add(event(time));
        boolean crossed = state.verdict(RULE.periodOf(time)).isPresent();
        out.clear();
        SubjectStateCodec.write(state, out);
        return crossed ? out.length() : -out.length();
    }
}
