package io.cordon.bench.micro;

import io.cordon.detect.PortSet;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.scope.Networks;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Address and port tests, and a candidate's way through all detectors of flows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchBenchmark {

    private static final int ADDRESSES = 1024;

    private final PortSet ports = new PortSet(List.of(21, 22, 23, 2323, 7547, 37215));
    private final Networks networks =
            new Networks(
                    IntStream.range(0, 1000)
                            .mapToObj(
                                    i ->
                                            IpPrefix.parse(
                                                    "10."
                                                            + (i >> 2)
                                                            + "."
                                                            + 64 * (i & 3)
                                                            + ".0/19"))
                            .toList());
    private final IpAddress[] addresses = new IpAddress[ADDRESSES];
    private final Flow[] candidates = new Flow[Fixtures.RECORDS];
    private final TelemetryMatcher matcher = Fixtures.matcher();
    private final Matches matches = new Matches();
    private int at;

    /** Draws addresses inside and outside of the networks. */
    public MatchBenchmark() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < ADDRESSES; i++) {
            addresses[i] = IpAddress.ofV4(10 << 24 | random.nextInt(1 << 24));
        }
        byte[][] framed = Fixtures.flows(true);
        Framing<Flow> framing = Framing.of(Flow.class);
        try {
            for (int i = 0; i < candidates.length; i++) {
                candidates[i] = framing.decode(framed[i]);
            }
        } catch (FramingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public boolean port() {
        return ports.contains(at++ & 0xffff);
    }

    @Benchmark
    public boolean addressInThousandNetworks() {
        return networks.ours(addresses[at++ & (ADDRESSES - 1)]);
    }

    @Benchmark
    public String addressText() {
        return addresses[at++ & (ADDRESSES - 1)].text();
    }

    @Benchmark
    public int candidateThroughEveryDetector() {
        matcher.match(candidates[at++ & (Fixtures.RECORDS - 1)], matches);
        return matches.count;
    }

    private static final class Matches implements TelemetryMatcher.Output {

        private int count;

        @Override
        public void matched(SubjectMatch match) {
            count += match.key().length();
        }

        @Override
        public void observed(DeviceMatch match) {}

        @Override
        public void contributed(PaneShare share) {
            count += share.key().length();
        }

        @Override
        public void suppressed(String ruleId) {
            count--;
        }
    }
}
