package io.cordon.bench.micro;

import io.cordon.stream.kafka.DnsPeek;
import io.cordon.stream.kafka.FlowPeek;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What an event costs that no rule looks at: reading its first fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PrefilterBenchmark {

    private final FlowPeek flowPeek = new FlowPeek(Fixtures.matcher());
    private final DnsPeek dnsPeek = new DnsPeek(Fixtures.matcher());
    private final byte[][] irrelevantFlows = Fixtures.flows(false);
    private final byte[][] candidateFlows = Fixtures.flows(true);
    private final byte[][] irrelevantDns = Fixtures.dns(false);
    private int at;

    @Benchmark
    public boolean irrelevantFlow() {
        return flowPeek.mayMatch(irrelevantFlows[at++ & (Fixtures.RECORDS - 1)]);
    }

    @Benchmark
    public boolean candidateFlow() {
        return flowPeek.mayMatch(candidateFlows[at++ & (Fixtures.RECORDS - 1)]);
    }

    @Benchmark
    public boolean irrelevantDns() {
        return dnsPeek.mayMatch(irrelevantDns[at++ & (Fixtures.RECORDS - 1)]);
    }
}
