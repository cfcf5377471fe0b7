package io.cordon.ingest.listen;

import io.cordon.schema.address.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps one exporter whose every datagram is bad from filling the dead letters: so many a minute of
 * each sender, the others are counted. Remembers 4,096 senders. Not thread-safe.
 */
final class LetterLimit {

    static final int PER_MINUTE = 60;

    private static final int MOST_SENDERS = 4_096;
    private static final long MINUTE = 60_000_000L;

    private final Map<IpAddress, Minute> senders = new LinkedHashMap<>(64, 0.75f, true);
    private long suppressed;

    private static final class Minute {
        private long number;
        private int letters;
    }

    /** True when one more dead letter of a sender may be given at a time in microseconds. */
    boolean allows(IpAddress sender, long time) {
        Minute minute = senders.get(sender);
        if (minute == null) {
            minute = new Minute();
            senders.put(sender, minute);
            if (senders.size() > MOST_SENDERS) {
                senders.remove(senders.keySet().iterator().next());
            }
        }
        long number = time / MINUTE;
        if (minute.number != number) {
            minute.number = number;
            minute.letters = 0;
        }
        if (minute.letters >= PER_MINUTE) {
            suppressed++;
            return false;
        }
        minute.letters++;
        return true;
    }

    long suppressed() {
        return suppressed;
    }
}
