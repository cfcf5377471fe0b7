package io.cordon.local.amplification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One attack, packet by packet: 40 reflectors on port 389 send packets of 1,400 bytes to one victim
 * for five minutes, 893 a second each. That is 400 Mbit/s, four times what the volume tier asks
 * for.
 *
 * @param start of the first packet, microseconds
 */
record Attack(long start) {

    static final String VICTIM = "203.0.113.9";
    static final int PORT = 389;
    static final int REFLECTORS = 40;
    static final int SIZE = 1_400;
    static final long PACKETS = REFLECTORS * 893L * 300;

    private static final long SECOND = 1_000_000;
    private static final int PER_SECOND = 893;
    private static final int PER_REFLECTOR = 300 * PER_SECOND;
    private static final long INACTIVE = 15 * SECOND;

    /**
     * What an exporter says of one reflector's packets.
     *
     * @param reflector from 1
     * @param first time of the first packet that was looked at, microseconds
     * @param last time of the last one
     * @param packets that were looked at
     */
    record Record(int reflector, long first, long last, long packets) {}

    static String reflector(int number) {
        return "198.51.100." + number;
    }

    /**
     * The times of a reflector's packets that are looked at, one in so many at random.
     *
     * @param sampling 1 looks at each
     */
    long[] sampled(int reflector, int sampling) {
        SplittableRandom random = new SplittableRandom(389L * reflector + sampling);
        long[] times = new long[sampling == 1 ? PER_REFLECTOR : PER_REFLECTOR / sampling * 2 + 64];
        int count = 0;
        for (int packet = 0; packet < PER_REFLECTOR; packet++) {
            if (sampling == 1 || random.nextInt(sampling) == 0) {
                times[count++] = start + packet * SECOND / PER_SECOND;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /**
     * Flow records, with this active timeout and an inactive one of 15 s, in order of their end.
     */
    List<Record> records(int sampling, int activeSeconds) {
        List<Record> records = new ArrayList<>();
        for (int reflector = 1; reflector <= REFLECTORS; reflector++) {
            long first = -1;
            long last = -1;
            long packets = 0;
            for (long time : sampled(reflector, sampling)) {
                if (packets > 0
                        && (time - first >= activeSeconds * SECOND || time - last >= INACTIVE)) {
                    records.add(new Record(reflector, first, last, packets));
                    packets = 0;
                }
                first = packets == 0 ? time : first;
                last = time;
                packets++;
            }
            if (packets > 0) {
                records.add(new Record(reflector, first, last, packets));
            }
        }
        records.sort(Comparator.comparingLong(Record::last));
        return records;
    }
}
