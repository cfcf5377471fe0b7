package io.cordon.bench.micro;

import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Framing and full decode of a record, and encoding one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

    private final Framing<Flow> flowFraming = Framing.of(Flow.class);
    private final Framing<DnsTransaction> dnsFraming = Framing.of(DnsTransaction.class);
    private final Framing<LoginAttempt> loginFraming = Framing.of(LoginAttempt.class);
    private final byte[][] flows = Fixtures.flows(false);
    private final byte[][] transactions = Fixtures.dns(false);
    private final byte[][] logins = Fixtures.logins();
    private final Flow one;
    private int at;

    /** Decodes the record to be encoded. */
    public DecodeBenchmark() {
        try {
            one = flowFraming.decode(flows[0]);
        } catch (FramingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Flow decodeFlow() throws FramingException {
        return flowFraming.decode(flows[at++ & (Fixtures.RECORDS - 1)]);
    }

    @Benchmark
    public DnsTransaction decodeDns() throws FramingException {
        return dnsFraming.decode(transactions[at++ & (Fixtures.RECORDS - 1)]);
    }

    @Benchmark
    public LoginAttempt decodeLogin() throws FramingException {
        return loginFraming.decode(logins[at++ & (Fixtures.RECORDS - 1)]);
    }

    @Benchmark
    public byte[] encodeFlow() {
        return flowFraming.encode(one);
    }
}
