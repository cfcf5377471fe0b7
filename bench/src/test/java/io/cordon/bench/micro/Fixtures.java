package io.cordon.bench.micro;

import io.cordon.bench.load.Dataset;
import io.cordon.bench.load.Load;
import io.cordon.bench.load.LoadCredentials;
import io.cordon.bench.load.LoadGenerator;
import io.cordon.bench.load.LoadRecord;
import io.cordon.bench.load.Mix;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.stream.kafka.DnsPeek;
import io.cordon.stream.kafka.FlowPeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Records of the harsh mix, sorted by what the prefilter says of them. */
final class Fixtures {

    static final int RECORDS = 1024;

    private static final Load LOAD =
            new Load(Mix.HARSH, 1_000_000, 100_000, 7, 1_795_600_000_000L, Duration.ofHours(1));

    private Fixtures() {}

    static DetectorCatalog catalog() {
        return new DetectorCatalog(new LoadCredentials().detection());
    }

    static TelemetryMatcher matcher() {
        return new TelemetryMatcher(catalog());
    }

    static byte[][] flows(boolean candidates) {
        FlowPeek peek = new FlowPeek(matcher());
        return take(Dataset.FLOW, value -> peek.mayMatch(value) == candidates);
    }

    static byte[][] dns(boolean candidates) {
        DnsPeek peek = new DnsPeek(matcher());
        return take(Dataset.DNS, value -> peek.mayMatch(value) == candidates);
    }

    static byte[][] logins() {
        return take(Dataset.LOGIN, value -> true);
    }

    private static byte[][] take(Dataset dataset, Predicate<byte[]> wanted) {
        LoadGenerator generator = new LoadGenerator(LOAD);
        List<byte[]> values = new ArrayList<>();
        while (values.size() < RECORDS) {
            LoadRecord record = generator.next();
            if (record.dataset() == dataset && wanted.test(record.value())) {
                values.add(record.value().clone());
            }
        }
        return values.toArray(byte[][]::new);
    }
}
