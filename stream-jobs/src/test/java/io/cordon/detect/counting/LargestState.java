package io.cordon.detect.counting;

import io.cordon.detect.Detector;
import io.cordon.detect.counting.CountingRule.Measure;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The most that somebody who knows the rule can make one subject cost at one sensor in one period:
 * events as dense as they may lie without crossing, a crossing at the very end, then a flood with
 * as many distinct values as are kept exactly; evidence of the longest texts; in several orders of
 * arrival.
 */
public final class LargestState {

    private static final long SEED = 20_261_125L;

    /** Three bytes each in a checkpoint. */
    private static final String LONGEST_NAME = "\u20ac".repeat(Observation.LONGEST_NAME);

    private LargestState() {}

    /** Bytes in a checkpoint, without the key. */
    public static int bytes(Detector<?> detector) throws IOException {
        CountingRule rule = detector.counting();
        List<Observation> dense = dense(detector);
        List<Observation> crossing = new ArrayList<>(dense);
        long end = rule.period() - 1;
        for (int i = 0; i < rule.threshold(); i++) {
            crossing.add(event(detector, end - rule.threshold() + i, 1_000_000 + i));
        }
        List<Observation> flood = new ArrayList<>(crossing);
        for (int i = flood.size(); i < DistinctCount.EXACT; i++) {
            flood.add(event(detector, end, 2_000_000 + i));
        }
        int largest = 0;
        for (List<Observation> events : List.of(dense, crossing, flood)) {
            largest = Math.max(largest, bytes(rule, events));
            Collections.reverse(events);
            largest = Math.max(largest, bytes(rule, events));
            Collections.shuffle(events, new Random(SEED));
            largest = Math.max(largest, bytes(rule, events));
        }
        return largest;
    }

    /** N - 1 in every closed span of W. */
    private static List<Observation> dense(Detector<?> detector) {
        CountingRule rule = detector.counting();
        List<Observation> events = new ArrayList<>();
        if (rule.threshold() > 1) {
            long step = rule.window() / (rule.threshold() - 1) + 1;
            for (long time = 0; time < rule.period(); time += step) {
                events.add(event(detector, time, events.size()));
            }
        }
        return events;
    }

    private static int bytes(CountingRule rule, List<Observation> events) throws IOException {
        SubjectState state = new SubjectState(rule);
        events.forEach(state::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SubjectStateCodec.write(state, new DataOutputStream(out));
        return out.size();
    }

    private static Observation event(Detector<?> detector, long time, int n) {
        String number = Integer.toString(n);
        return new Observation(
                time,
                1,
                true,
                detector.counting().measure() == Measure.DISTINCT
                        ? new Mark(0x20010db8_5ca05ca0L, n)
                        : null,
                "sensor",
                Vantage.NETWORK,
                new IpAddress(0x20010db8_5ca05ca0L, 0x5ca05ca0_5ca00000L + n),
                detector.evidence().port() == null ? -1 : 10_000 + n % 50_000,
                detector.evidence().name() == null
                        ? null
                        : number + LONGEST_NAME.substring(number.length()));
    }
}
