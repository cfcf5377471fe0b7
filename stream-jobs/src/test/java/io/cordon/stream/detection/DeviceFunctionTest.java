package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import io.cordon.stream.codec.FindingCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The operator on the test's own thread and clocks, over all generated observations of devices. */
class DeviceFunctionTest {

    private static final OutputTag<DeadLetter> ASIDE =
            new OutputTag<>("set-aside", new CodecType<>(new DeadLetterCodec()));
    private static final long SECOND = 1_000_000L;
    private static final long OUT_OF_ORDER = 10 * SECOND;

    private static final GeneratedInput.Whole WHOLE = GeneratedInput.whole(GeneratedInput.SEED);
    private static final DetectionSettings SETTINGS = PureRun.settings(WHOLE.feeds());
    private static final List<DeviceMatch> SIGHTINGS = sightings();

    private static List<DeviceMatch> sightings() {
        List<DeviceMatch> found = new ArrayList<>();
        TelemetryMatcher matcher = new TelemetryMatcher(new DetectorCatalog(SETTINGS));
        TelemetryMatcher.Output output =
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {}

                    @Override
                    public void contributed(PaneShare share) {}

                    @Override
                    public void observed(DeviceMatch match) {
                        found.add(match);
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                };
        WHOLE.records().stream()
                .filter(DeviceObservation.class::isInstance)
                .forEach(record -> matcher.match(record, output));
        return found;
    }

    /** As they may arrive: late by less than event time waits for. */
    private static List<DeviceMatch> arrivals() {
        Random random = new Random(GeneratedInput.SEED);
        Map<DeviceMatch, Long> arrival = new LinkedHashMap<>();
        List<DeviceMatch> sorted = new ArrayList<>(SIGHTINGS);
        sorted.forEach(
                one -> arrival.put(one, one.sighting().time() + random.nextLong(OUT_OF_ORDER - 1)));
        sorted.sort(Comparator.comparing(one -> arrival.getOrDefault(one, 0L)));
        return sorted;
    }

    private static List<Finding> expected() {
        return PureRun.findings(WHOLE.records(), SETTINGS).stream()
                .filter(finding -> finding.getRuleId().startsWith("FW-"))
                .sorted(Comparator.comparing(Finding::getId))
                .toList();
    }

    @Test
    void aBoundedRunGivesWhatPlainCallsGive() throws Exception {
        try (Harness operator = new Harness(Speed.BATCH, null)) {
            List<DeviceMatch> sorted = new ArrayList<>(SIGHTINGS);
            // As a bounded run sorts them: by milliseconds.
            sorted.sort(Comparator.comparing(one -> one.sighting().time() / 1000));
            for (DeviceMatch one : sorted) {
                operator.take(one);
            }
            operator.watermark(Long.MAX_VALUE);

            assertThat(operator.closings()).hasSizeGreaterThan(300).isEqualTo(expected());
            assertThat(operator.findings()).allMatch(Finding::getClosed);
            assertThat(operator.left()).isZero();
        }
    }

    @Test
    void liveClosesWithTheSameContentWhereverItIsKilled() throws Exception {
        List<DeviceMatch> arrivals = arrivals();
        List<Finding> written = new ArrayList<>();
        OperatorSubtaskState checkpoint;
        try (Harness operator = new Harness(Speed.LIVE, null)) {
            operator.play(arrivals.subList(0, arrivals.size() / 2));
            checkpoint = operator.checkpoint();
            written.addAll(operator.findings());
        }
        try (Harness operator = new Harness(Speed.LIVE, checkpoint)) {
            operator.play(arrivals.subList(arrivals.size() / 2, arrivals.size()));
            operator.watermark((DeviceState.deadlineOf(latestDay()) + SECOND) / 1000);
            assertThat(operator.left()).as("devices are still known").isPositive();
            operator.watermark((latestDay() + 100 * DeviceState.DAY) / 1000);
            written.addAll(operator.findings());

            assertThat(operator.late()).isZero();
            assertThat(operator.left()).isZero();
        }
        assertThat(written).as("revisions").anyMatch(finding -> !finding.getClosed());
        assertThat(closings(written)).isEqualTo(expected());
    }

    @Test
    void whatComesAfterItsDayHasClosedIsSetAside() throws Exception {
        DeviceMatch one = SIGHTINGS.get(0);
        long day = DeviceState.dayOf(one.sighting().time());
        try (Harness operator = new Harness(Speed.LIVE, null)) {
            operator.watermark(DeviceState.deadlineOf(day) / 1000 - 1);
            operator.take(one);
            assertThat(operator.late()).isZero();
            operator.watermark(DeviceState.deadlineOf(day) / 1000);
            operator.take(one);
            assertThat(operator.late()).isEqualTo(1);
        }
    }

    private static long latestDay() {
        return SIGHTINGS.stream()
                .mapToLong(one -> DeviceState.dayOf(one.sighting().time()))
                .max()
                .orElseThrow();
    }

    private static List<Finding> closings(List<Finding> written) {
        Map<String, Finding> last = new LinkedHashMap<>();
        written.stream().filter(Finding::getClosed).forEach(f -> last.put(f.getId(), f));
        return last.values().stream().sorted(Comparator.comparing(Finding::getId)).toList();
    }

    private static final class Harness implements AutoCloseable {

        private final KeyedOneInputStreamOperatorTestHarness<String, DeviceMatch, Finding> harness;

        Harness(Speed speed, @Nullable OperatorSubtaskState restore) throws Exception {
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new KeyedProcessOperator<>(new DeviceFunction(SETTINGS, speed, ASIDE)),
                            DeviceMatch::key,
                            Types.STRING,
                            DetectionGraph.MAX_PARALLELISM,
                            1,
                            0);
            harness.setup(
                    new CodecType<>(new FindingCodec())
                            .createSerializer(new SerializerConfigImpl()));
            if (restore != null) {
                harness.initializeState(restore);
            }
            harness.open();
        }

        void take(DeviceMatch one) throws Exception {
            harness.processElement(new StreamRecord<>(one, one.sighting().time() / 1000));
        }

        void play(List<DeviceMatch> arrivals) throws Exception {
            long newest = Long.MIN_VALUE;
            for (DeviceMatch one : arrivals) {
                newest = Math.max(newest, one.sighting().time());
                take(one);
                watermark((newest - OUT_OF_ORDER) / 1000 - 1);
            }
        }

        void watermark(long millis) throws Exception {
            harness.processWatermark(millis);
        }

        OperatorSubtaskState checkpoint() throws Exception {
            return harness.snapshot(1, 1);
        }

        List<Finding> findings() {
            return harness.extractOutputValues();
        }

        List<Finding> closings() {
            return DeviceFunctionTest.closings(findings());
        }

        int left() {
            return harness.numKeyedStateEntries();
        }

        long late() {
            var letters = harness.getSideOutput(ASIDE);
            return letters == null ? 0 : letters.size();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
