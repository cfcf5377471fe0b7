package io.cordon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.stream.kafka.FlowPeek;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadGeneratorTest {

    private static final long END = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();
    private static final int RECORDS = 200_000;

    private final Map<Dataset, Framing<? extends SpecificRecordBase>> framings =
            new EnumMap<>(Dataset.class);
    private final DetectorCatalog catalog = new DetectorCatalog(new LoadCredentials().detection());
    private final TelemetryMatcher matcher = new TelemetryMatcher(catalog);

    LoadGeneratorTest() {
        for (Dataset dataset : Dataset.values()) {
            framings.put(dataset, Framing.of(dataset.record()));
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        LoadGenerator one = new LoadGenerator(load(Mix.DEFAULT, 1));
        LoadGenerator same = new LoadGenerator(load(Mix.DEFAULT, 1));
        LoadGenerator other = new LoadGenerator(load(Mix.DEFAULT, 2));
        int different = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] value = one.next().value();
            assertThat(same.next().value()).isEqualTo(value);
            different += Arrays.equals(other.next().value(), value) ? 0 : 1;
        }
        assertThat(different).isGreaterThan(990);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "harsh", "flows"})
    void theMixIsWhatItSays(String name) throws Exception {
        Mix mix =
                switch (name) {
                    case "flows" -> Mix.FLOWS;
                    case "harsh" -> Mix.HARSH;
                    default -> Mix.DEFAULT;
                };
        Map<Dataset, Integer> counts = new EnumMap<>(Dataset.class);
        FlowPeek peek = new FlowPeek(matcher);
        int candidates = 0;
        // The share is one of speakers: a few of them send most of the flows.
        Set<ByteBuffer> speakers = new HashSet<>();
        LoadGenerator generator = new LoadGenerator(load(mix, 7));
        for (int i = 0; i < RECORDS; i++) {
            LoadRecord record = generator.next();
            counts.merge(record.dataset(), 1, Integer::sum);
            if (record.dataset() == Dataset.FLOW) {
                candidates += peek.mayMatch(record.value()) ? 1 : 0;
                Flow flow = (Flow) decode(record);
                speakers.add(ByteBuffer.wrap(flow.getSourceAddress().bytes()));
            }
        }
        int flows = counts.getOrDefault(Dataset.FLOW, 0);
        assertThat(share(flows)).isCloseTo(mix.flows(), within(0.005));
        assertThat(share(counts.getOrDefault(Dataset.DNS, 0))).isCloseTo(mix.dns(), within(0.005));
        assertThat(share(counts.getOrDefault(Dataset.LOGIN, 0)))
                .isCloseTo(mix.logins(), within(0.002));
        assertThat(share(counts.getOrDefault(Dataset.DEVICE, 0)))
                .isCloseTo(mix.devices(), within(0.002));
        assertThat((double) candidates / flows).isCloseTo(mix.candidates(), within(0.005));
        long v6 = speakers.stream().filter(address -> address.get(0) == 0x20).count();
        assertThat((double) v6 / speakers.size()).isCloseTo(mix.ipv6(), within(0.02));
    }

    @Test
    void keysAndTimesAreTheRecordsOwn() throws Exception {
        Load load = load(Mix.HARSH, 3);
        LoadGenerator generator = new LoadGenerator(load);
        long last = 0;
        for (int i = 0; i < 5_000; i++) {
            LoadRecord record = generator.next();
            SpecificRecordBase decoded = decode(record);
            assertThat(RecordKey.of(decoded)).isEqualTo(record.key());
            assertThat(EventTime.micros(decoded)).isEqualTo(record.micros());
            assertThat(record.micros()).isLessThanOrEqualTo(END * 1000);
            last = record.micros();
        }
        // 5,000 of 200,000 records of an hour: in order but for two seconds.
        assertThat(last)
                .isBetween(
                        (END - Duration.ofMinutes(60).toMillis()) * 1000,
                        (END - Duration.ofMinutes(58).toMillis()) * 1000);
    }

    @Test
    void everyRuleHasSomethingToFind() throws Exception {
        Map<String, Integer> matches = new TreeMap<>();
        LoadGenerator generator = new LoadGenerator(load(Mix.HARSH, 5));
        for (int i = 0; i < RECORDS; i++) {
            matcher.match(
                    decode(generator.next()),
                    new TelemetryMatcher.Output() {
                        @Override
                        public void matched(SubjectMatch match) {
                            match.shares()
                                    .forEach(
                                            share ->
                                                    matches.merge(
                                                            catalog.all().get(share.rule()).id(),
                                                            1,
                                                            Integer::sum));
                        }

                        @Override
                        public void observed(DeviceMatch match) {}

                        @Override
                        public void contributed(PaneShare share) {
                            matches.merge(catalog.all().get(share.rule()).id(), 1, Integer::sum);
                        }

                        @Override
                        public void suppressed(String ruleId) {
                            throw new AssertionError("nothing is allowed: " + ruleId);
                        }
                    });
        }
        assertThat(matches.keySet())
                .contains(
                        "AMP-CARPET",
                        "AMP-MULTIVECTOR",
                        "AMP-OPEN-RESOLVER",
                        "AMP-REFLECTOR",
                        "AMP-REFLECTOR-SMALL",
                        "AMP-VICTIM",
                        "CRED-BRUTE-FAST",
                        "CRED-DEFAULT-ATTEMPT",
                        "CRED-TELNET-EXPOSED",
                        "DOS-SYN-FLOOD",
                        "SCAN-HORIZONTAL");
    }

    private SpecificRecordBase decode(LoadRecord record) throws Exception {
        return Objects.requireNonNull(framings.get(record.dataset())).decode(record.value());
    }

    private static double share(int count) {
        return (double) count / RECORDS;
    }

    private static Load load(Mix mix, long seed) {
        return new Load(mix, RECORDS, 50_000, seed, END, Duration.ofHours(1));
    }
}
