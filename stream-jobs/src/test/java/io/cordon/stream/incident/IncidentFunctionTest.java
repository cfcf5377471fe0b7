package io.cordon.stream.incident;

import static io.cordon.incident.TestFindings.HOUR;
import static io.cordon.incident.TestFindings.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.incident.IncidentIndex;
import io.cordon.incident.TestFindings;
import io.cordon.incident.reference.NaiveIncidents;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.IncidentCodec;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentFunctionTest {

    private static final DetectionSettings SETTINGS = TestFindings.settings();

    private static final NaiveIncidents REFERENCE =
            new NaiveIncidents(TestFindings.OURS, TestFindings.SETTINGS);

    /** A finding's revision, and the event time at which the detectors write it. */
    private record Arrival(long time, Finding finding) {}

    /** The operator, and what readers of the index see. */
    private static final class Operator implements AutoCloseable {

        private final KeyedOneInputStreamOperatorTestHarness<String, Finding, Incident> harness;
        private int read;

        Operator(Speed speed, @Nullable OperatorSubtaskState restore) throws Exception {
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new KeyedProcessOperator<>(new IncidentFunction(SETTINGS, speed)),
                            new IncidentKey(SETTINGS.networks()),
                            Types.STRING,
                            DetectionGraph.MAX_PARALLELISM,
                            1,
                            0);
            harness.setup(
                    new CodecType<>(new IncidentCodec())
                            .createSerializer(new SerializerConfigImpl()));
            if (restore != null) {
                harness.initializeState(restore);
            }
            harness.open();
        }

        void take(Finding finding) throws Exception {
            harness.processElement(new StreamRecord<>(finding, finding.getPeriodStart() / 1000));
        }

        void reach(long micros) throws Exception {
            harness.processWatermark(micros / 1000);
        }

        List<Incident> revisions() {
            List<Incident> all = harness.extractOutputValues();
            List<Incident> news = List.copyOf(all.subList(read, all.size()));
            read = all.size();
            return news;
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }

    private static Finding guessed(long hour) {
        return finding("CRED-BRUTE-FAST", "pair", "198.51.100.1>192.0.2.7", hour);
    }

    private static Finding open(Finding closed, long count) {
        return Finding.newBuilder(closed)
                .setClosed(false)
                .setCount(count)
                .setVersion(2 * count)
                .build();
    }

    @Test
    void anIncidentOpensGoesQuietAndClosesInEventTime() throws Exception {
        try (Operator live = new Operator(Speed.LIVE, null)) {
            Finding finding = guessed(0);
            long end = finding.getPeriodEnd();
            live.reach(finding.getPeriodStart() + 1_000_000);
            live.take(open(finding, 1));
            assertThat(live.revisions())
                    .singleElement()
                    .satisfies(
                            first -> {
                                assertThat(first.getStatus()).isEqualTo("open");
                                assertThat(first.getVersion()).isEqualTo(4);
                            });
            live.reach(end - 1_000);
            assertThat(live.revisions()).isEmpty();
            live.reach(end);
            assertThat(live.revisions()).extracting(Incident::getStatus).containsExactly("quiet");
            live.take(finding);
            live.reach(end + 26 * HOUR - 1_000);
            // Nothing but the version is new: it waits for a flush, which this clock never reaches.
            assertThat(live.revisions()).isEmpty();
            live.reach(end + 26 * HOUR);
            assertThat(live.revisions())
                    .singleElement()
                    .satisfies(
                            last -> {
                                assertThat(last.getStatus()).isEqualTo("closed");
                                assertThat(last.getVersion()).isEqualTo(7);
                            });
            live.reach(end + 74 * HOUR - 1_000);
            assertThat(live.harness.numKeyedStateEntries()).isEqualTo(1);
            live.reach(end + 74 * HOUR);
            assertThat(live.harness.numKeyedStateEntries()).isZero();
            assertThat(live.harness.numEventTimeTimers()).isZero();
            assertThat(live.revisions()).isEmpty();
        }
    }

    @Test
    void aRevisionThatIsNotUrgentWaitsForTheFlush() throws Exception {
        try (Operator live = new Operator(Speed.LIVE, null)) {
            for (int source = 1; source <= 4; source++) {
                live.take(
                        finding(
                                "CRED-BRUTE-FAST",
                                "pair",
                                "198.51.100." + source + ">192.0.2.7",
                                0));
            }
            // the first, and each doubling: 1, 2, 4 findings
            assertThat(live.revisions())
                    .extracting(Incident::getFindings)
                    .containsExactly(1L, 2L, 4L);
            live.take(finding("CRED-BRUTE-FAST", "pair", "198.51.100.5>192.0.2.7", 0));
            assertThat(live.revisions()).isEmpty();
            live.harness.setProcessingTime(IncidentFunction.FLUSH_MILLIS);
            assertThat(live.revisions()).extracting(Incident::getFindings).containsExactly(5L);
            // another rule and another severity do not wait
            Finding in = finding("CRED-FAIL-THEN-SUCCESS", "pair", "198.51.100.5>192.0.2.7", 0);
            live.take(in);
            assertThat(live.revisions()).extracting(Incident::getSeverity).containsExactly(99);
        }
    }

    /** Whenever detectors write within their deadlines, the index ends as the reference says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void liveWithItsClocksAndARestartEqualsBatchAndTheReference(long seed) throws Exception {
        Random random = new Random(seed);
        List<Finding> closed = TestFindings.random(seed, 120);
        List<Arrival> arrivals = new ArrayList<>();
        for (Finding finding : closed) {
            long closes = finding.getPeriodEnd() + (2 + random.nextInt(25)) * HOUR;
            arrivals.add(new Arrival(closes, finding));
            if (finding.getCount() > 1) {
                long life = closes - finding.getPeriodStart();
                long opens = finding.getPeriodStart() + (long) (random.nextDouble() * life);
                arrivals.add(new Arrival(opens, open(finding, 1)));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
        IncidentIndex index = new IncidentIndex();
        Operator live = new Operator(Speed.LIVE, null);
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            live.reach(arrival.time() - 1_000);
            live.take(arrival.finding());
            live.reach(arrival.time());
            index.write(live.revisions());
            if (i == arrivals.size() / 2) {
                OperatorSubtaskState state = live.harness.snapshot(1, 1);
                live.close();
                live = new Operator(Speed.LIVE, state);
            }
        }
        live.reach(Long.MAX_VALUE / 2);
        index.write(live.revisions());
        assertThat(live.harness.numKeyedStateEntries()).isZero();
        live.close();

        index.check(REFERENCE.incidents(closed));
        assertThat(batch(closed)).containsExactlyInAnyOrderElementsOf(index.incidents());
    }

    /** A bounded run: by key and period, and each key ends before the next begins. */
    private static List<Incident> batch(List<Finding> closed) throws Exception {
        IncidentKey key = new IncidentKey(SETTINGS.networks());
        List<Finding> sorted = new ArrayList<>(closed);
        sorted.sort(Comparator.comparing(key::getKey).thenComparing(Finding::getPeriodStart));
        List<Incident> found = new ArrayList<>();
        for (int i = 0; i < sorted.size(); ) {
            try (Operator one = new Operator(Speed.BATCH, null)) {
                String subject = key.getKey(sorted.get(i));
                for (; i < sorted.size() && key.getKey(sorted.get(i)).equals(subject); i++) {
                    one.take(sorted.get(i));
                }
                one.reach(Long.MAX_VALUE / 2);
                found.addAll(one.revisions());
                assertThat(one.harness.numKeyedStateEntries()).isZero();
            }
        }
        return found;
    }
}
