package io.cordon.ingest.listen;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the messages that came: {@code received = decoded + ignored + blank + rejected +
 * dropped + undelivered}.
 *
 * @param dropped found the queue full
 * @param undelivered were in the queue when the collector had to end
 * @param refused connections over the limit
 * @param droppedBySender {@code dropped} by address, at most 4,096, further ones as {@code others}
 */
public record ListenReport(
        long received,
        long decoded,
        long ignored,
        long blank,
        long rejected,
        long dropped,
        long undelivered,
        long refused,
        Map<String, Long> droppedBySender) {

    /** Holds that every message is accounted for. */
    public ListenReport {
        if (received != decoded + ignored + blank + rejected + dropped + undelivered) {
            throw new IllegalArgumentException(
                    "Cannot account for messages: "
                            + received
                            + " messages are not the sum of what became of them");
        }
        droppedBySender = Collections.unmodifiableMap(new TreeMap<>(droppedBySender));
    }

    /** One line for people. */
    public String line() {
        return received
                + " messages: "
                + decoded
                + " decoded, "
                + ignored
                + " ignored, "
                + rejected
                + " rejected"
                + (blank == 0 ? "" : ", " + blank + " blank")
                + (dropped == 0 ? "" : ", " + dropped + " dropped " + droppedBySender)
                + (undelivered == 0 ? "" : ", " + undelivered + " undelivered")
                + (refused == 0 ? "" : "; " + refused + " connections refused");
    }
}
