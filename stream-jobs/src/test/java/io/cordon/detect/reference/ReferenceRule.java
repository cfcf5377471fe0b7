package io.cordon.detect.reference;

/** The five rules with the numbers of the contract; all times in microseconds. */
enum ReferenceRule {
    BRUTE_FAST("CRED-BRUTE-FAST", 3_600, 10, 120),
    DEFAULT_ATTEMPT("CRED-DEFAULT-ATTEMPT", 3_600, 3, 60),
    TELNET_EXPOSED("CRED-TELNET-EXPOSED", 86_400, 1, 0),
    OPEN_RESOLVER("AMP-OPEN-RESOLVER", 86_400, 1, 0),
    SCAN_HORIZONTAL("SCAN-HORIZONTAL", 3_600, 100, 540);

    final String id;
    final long period;
    final int threshold;
    final long window;

    ReferenceRule(String id, long periodSeconds, int threshold, long windowSeconds) {
        this.id = id;
        this.period = periodSeconds * 1_000_000;
        this.threshold = threshold;
        this.window = windowSeconds * 1_000_000;
    }

    /** True when N is about distinct values, false when it is about weights. */
    boolean countsDistinct() {
        return this == DEFAULT_ATTEMPT || this == SCAN_HORIZONTAL;
    }

    /** Start of the period that holds a time; times before 1970 round down too. */
    long periodOf(long time) {
        return Math.floorDiv(time, period) * period;
    }
}
