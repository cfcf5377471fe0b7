package io.cordon.local.simulator;

/**
 * The rules that the fleet has stories for, with what an expected id needs: written down here a
 * second time on purpose, so that the truth does not come from the code that it checks.
 */
public enum Rule {
    CRED_BRUTE_FAST("CRED-BRUTE-FAST", Timeline.HOUR),
    CRED_DEFAULT_ATTEMPT("CRED-DEFAULT-ATTEMPT", Timeline.HOUR),
    CRED_TELNET_EXPOSED("CRED-TELNET-EXPOSED", 24 * Timeline.HOUR),
    AMP_OPEN_RESOLVER("AMP-OPEN-RESOLVER", 24 * Timeline.HOUR),
    SCAN_HORIZONTAL("SCAN-HORIZONTAL", Timeline.HOUR);

    private final String id;
    private final long period;

    Rule(String id, long period) {
        this.id = id;
        this.period = period;
    }

    /** The rule's public id. */
    public String id() {
        return id;
    }

    /** Start of the period that a time belongs to, microseconds. */
    long periodStart(long time) {
        return Math.floorDiv(time, period) * period;
    }
}
