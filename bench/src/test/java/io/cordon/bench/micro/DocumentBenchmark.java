package io.cordon.bench.micro;

import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.stream.elasticsearch.BulkEntry;
import io.cordon.stream.live.FindingEntries;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing the JSON document of one revision. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DocumentBenchmark {

    private static final long HOUR = 3_600_000_000L;
    private static final long BEGIN = 498_777 * HOUR;

    private final RuleLabels labels =
            Objects.requireNonNull(FindingEntries.labels().get("CRED-BRUTE-FAST"));
    private final Finding finding =
            Finding.newBuilder()
                    .setId("0123456789abcdef0123456789abcdef")
                    .setVersion(246)
                    .setClosed(false)
                    .setTenant("default")
                    .setRuleId("CRED-BRUTE-FAST")
                    .setRuleVersion("1.0.0")
                    .setSubjectType("pair")
                    .setSubject("198.51.100.7>192.0.2.1")
                    .setPeriodStart(BEGIN)
                    .setPeriodEnd(BEGIN + HOUR)
                    .setFirstTime(BEGIN + 1)
                    .setLastTime(BEGIN + 600_000_000L)
                    .setCount(123)
                    .setWeight(123)
                    .setDistinct(0)
                    .setEstimated(false)
                    .setSensor("auth-1")
                    .setVantage(Vantage.NETWORK)
                    .setConfidence("high")
                    .setCrossingStart(BEGIN)
                    .setCrossingEnd(BEGIN + 9_000_000L)
                    .setEvidence(
                            List.of(
                                    EvidenceItem.newBuilder()
                                            .setField("destination.ip")
                                            .setValues(List.of("192.0.2.1"))
                                            .build(),
                                    EvidenceItem.newBuilder()
                                            .setField("user.name")
                                            .setValues(List.of("root", "admin", "support"))
                                            .build()))
                    .build();

    @Benchmark
    public BulkEntry finding() {
        return BulkEntry.finding(finding, labels);
    }
}
