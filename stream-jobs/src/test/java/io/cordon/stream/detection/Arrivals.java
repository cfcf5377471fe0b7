package io.cordon.stream.detection;

import io.cordon.schema.topic.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records on a live network: each arrives up to two hours after its event time, so that none is
 * late; both clocks go in steps of a minute. The same seed gives the same arrivals.
 */
record Arrivals(List<Arrival> arrivals) {

    record Arrival(long millis, SpecificRecordBase record) {}

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DELAY = Duration.ofHours(2).toMillis();
    private static final long OUT_OF_ORDER = Duration.ofSeconds(30).toMillis();

    static Arrivals of(Collection<? extends SpecificRecordBase> records, long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (SpecificRecordBase record : records) {
            arrivals.add(new Arrival(EventTime.millis(record) + random.nextLong(DELAY), record));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::millis));
        return new Arrivals(List.copyOf(arrivals));
    }

    int size() {
        return arrivals.size();
    }

    /** Both clocks go on after the last arrival: what is due then is due now. */
    void end(DetectionHarness operator) throws Exception {
        operator.watermark(Long.MAX_VALUE);
        operator.clock(arrivals.get(size() - 1).millis() + MINUTE);
    }

    /** Plays the arrivals from {@code begin} to before {@code end}. */
    void play(DetectionHarness operator, int begin, int end) throws Exception {
        long minute = begin == 0 ? 0 : arrivals.get(begin - 1).millis() / MINUTE;
        operator.clock(minute * MINUTE);
        for (Arrival arrival : arrivals.subList(begin, end)) {
            if (arrival.millis() / MINUTE > minute) {
                minute = arrival.millis() / MINUTE;
                operator.clock(minute * MINUTE);
                operator.watermark(minute * MINUTE - OUT_OF_ORDER);
            }
            operator.take(arrival.record());
        }
    }
}
