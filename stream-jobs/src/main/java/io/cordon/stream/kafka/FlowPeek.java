package io.cordon.stream.kafka;

import io.cordon.detect.catalog.TelemetryMatcher;

/**
 * Says of a framed flow whether any rule can match it. Most flows match nothing, and they cost a
 * few numbers here instead of a whole record. Makes no object; not thread-safe.
 */
public final class FlowPeek {

    private final FlowBytes head = new FlowBytes();
    private final TelemetryMatcher matcher;

    /** A reader that asks the matcher's judges. */
    public FlowPeek(TelemetryMatcher matcher) {
        this.matcher = matcher;
    }

    /** False only when no active rule can match the flow. */
    public boolean mayMatch(byte[] framed) {
        return mayMatch(framed, 0, framed.length);
    }

    /** The same of a flow that lies in a larger array. */
    boolean mayMatch(byte[] array, int from, int to) {
        // Another version, or damaged: the full reader knows.
        return !head.open(array, from, to) || matcher.mayMatch(head) || head.overrun();
    }
}
