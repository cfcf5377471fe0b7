package io.cordon.detect.panes;

import static io.cordon.detect.panes.PaneRecords.EDGE;
import static io.cordon.detect.panes.PaneRecords.PANE;
import static io.cordon.detect.panes.PaneRecords.SECOND;
import static io.cordon.detect.panes.PaneRecords.bytes;
import static io.cordon.detect.panes.PaneRecords.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.Mark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither order nor the way of summing changes an answer, and plain arithmetic agrees. */
class PaneOrderTest {

    private static final int PANES = 60;

    private static List<PaneObservation> records(Random random) {
        List<PaneObservation> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long end = EDGE + (long) (random.nextDouble() * PANES * PANE);
            long start = end - random.nextInt(90) * SECOND;
            records.add(
                    record(
                            random.nextBoolean() ? "one" : "two",
                            start,
                            end,
                            random.nextInt(1000),
                            random.nextInt(40),
                            1 + random.nextInt(3)));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderInAnyBatchesGivesTheSameAnswer(long seed) throws IOException {
        Random random = new Random(seed);
        List<PaneObservation> records = records(random);
        long threshold = 9_000 + random.nextInt(12_000);
        PaneRule rule = bytes(threshold);
        String inOrder = text(PaneRecords.verdict(rule, records, EDGE));

        for (int round = 0; round < 5; round++) {
            Collections.shuffle(records, random);
            PaneState state = new PaneState();
            TreeSet<Long> timers = new TreeSet<>();
            for (int from = 0; from < records.size(); ) {
                int until = Math.min(records.size(), from + 1 + random.nextInt(50));
                PaneRecords.add(state, rule, records.subList(from, until), timers);
                state = throughBytes(state);
                from = until;
            }
            assertThat(text(state.verdict(rule, EDGE))).as("seed %d", seed).isEqualTo(inOrder);
        }
        assertThat(inOrder.isEmpty()).isEqualTo(naive(records) < threshold);
    }

    /** The largest six panes of either sensor, by plain sums. */
    private static long naive(List<PaneObservation> records) {
        long largest = 0;
        for (String sensor : List.of("one", "two")) {
            long[] panes = new long[PANES + 1 + 60];
            for (PaneObservation record : records) {
                if (record.seen().sensor().equals(sensor)) {
                    int first = 60 + (int) Math.floorDiv(record.seen().start() - EDGE, PANE);
                    int last = 60 + (int) Math.floorDiv(record.seen().end() - EDGE, PANE);
                    long whole = record.out().bytes() * record.seen().samplingRate();
                    long share = whole / (last - first + 1);
                    for (int pane = first; pane <= last; pane++) {
                        panes[pane] += share;
                    }
                    panes[last] += whole - share * (last - first + 1);
                }
            }
            for (int pane = 60; pane < panes.length; pane++) {
                largest = Math.max(largest, LongStream.of(panes).skip(pane - 5L).limit(6).sum());
            }
        }
        return largest;
    }

    private static PaneState throughBytes(PaneState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        PaneState read = PaneState.read(in);
        assertThat(in.available()).isZero();
        return read;
    }

    private static String text(Optional<PaneVerdict> verdict) {
        return verdict.map(
                        v ->
                                String.join(
                                        " ",
                                        v.sensor(),
                                        v.tier().name(),
                                        v.confidence().text(),
                                        String.valueOf(v.crossingStart()),
                                        String.valueOf(v.crossingEnd()),
                                        String.valueOf(v.peak()),
                                        String.valueOf(v.summary().count()),
                                        String.valueOf(v.summary().first()),
                                        String.valueOf(v.summary().last()),
                                        String.valueOf(v.summary().out()),
                                        String.valueOf(v.summary().vectors()),
                                        String.valueOf(v.summary().relativeError()),
                                        String.valueOf(v.summary().distinct().count()),
                                        String.valueOf(v.summary().peers().texts())))
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aUnionOfTheSmallestMarksReachesNExactlyWhenTheUnionOfAllDoes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int most = 1 + random.nextInt(12);
            int values = 1 + random.nextInt(20);
            Set<Mark> all = new HashSet<>();
            SmallestMarks union = new SmallestMarks(most);
            for (int pane = 0; pane < 6; pane++) {
                SmallestMarks kept = new SmallestMarks(most);
                for (int i = random.nextInt(15); i > 0; i--) {
                    Mark mark = new Mark(random.nextInt(2) - 1, random.nextInt(values) - 5);
                    all.add(mark);
                    kept.add(mark);
                }
                assertThat(kept.size()).isLessThanOrEqualTo(most);
                union.addAll(kept);
            }
            assertThat(union.size()).isEqualTo(Math.min(most, all.size()));
        }
    }

    @Test
    void aPaneHoldsTheVectorsWithTheSmallestNumbers() {
        PaneRule rule = bytes(1).vectors(3);
        PaneExhibit exhibit = new PaneExhibit(rule, EDGE);
        for (int port : new int[] {9, 3, 7, 5, 1, 8}) {
            PaneObservation one = record(EDGE, EDGE, 10);
            exhibit.add(
                    new PaneObservation(one.seen(), port, true, one.out(), null, null, null, null));
        }

        assertThat(exhibit.lines(EDGE, EDGE))
                .extracting(PaneExhibit.PaneLine::vector)
                .containsExactly(1, 3, 5);
    }
}
