package io.cordon.local.simulator;

/**
 * The rules that the fleet has stories for, with what an expected id needs: written down here a
 * second time on purpose, so that the truth does not come from the code that it checks.
 */
public enum Rule {
    CRED_BRUTE_FAST("CRED-BRUTE-FAST", Timeline.HOUR, 120),
    CRED_BRUTE_SLOW("CRED-BRUTE-SLOW", Timeline.HOUR, 1_800),
    CRED_BRUTE_SIP("CRED-BRUTE-SIP", Timeline.HOUR, 300),
    CRED_SPRAY("CRED-SPRAY", Timeline.HOUR, 300),
    CRED_SPRAY_DIST("CRED-SPRAY-DIST", Timeline.HOUR, 600),
    CRED_FAIL_THEN_SUCCESS("CRED-FAIL-THEN-SUCCESS", Timeline.HOUR, 600),
    CRED_DEFAULT_ATTEMPT("CRED-DEFAULT-ATTEMPT", Timeline.HOUR, 60),
    CRED_DEFAULT_SUCCESS("CRED-DEFAULT-SUCCESS", 24 * Timeline.HOUR, 0),
    CRED_REUSE("CRED-REUSE", 24 * Timeline.HOUR, 86_400),
    CRED_CLEARTEXT("CRED-CLEARTEXT", 24 * Timeline.HOUR, 0),
    CRED_EMPTY("CRED-EMPTY", 24 * Timeline.HOUR, 0),
    CRED_TELNET_EXPOSED("CRED-TELNET-EXPOSED", 24 * Timeline.HOUR, 0),
    CRED_GUESS_OUTBOUND("CRED-GUESS-OUTBOUND", Timeline.HOUR, 120),
    AMP_OPEN_RESOLVER("AMP-OPEN-RESOLVER", 24 * Timeline.HOUR, 0),
    AMP_OPEN_SERVICE("AMP-OPEN-SERVICE", 24 * Timeline.HOUR, 0),
    AMP_NTP_MONLIST("AMP-NTP-MONLIST", 24 * Timeline.HOUR, 0),
    AMP_MIDDLEBOX("AMP-MIDDLEBOX", 24 * Timeline.HOUR, 0),
    AMP_DNS_LARGE("AMP-DNS-LARGE", Timeline.HOUR, 60),
    AMP_REFLECTOR("AMP-REFLECTOR", Timeline.HOUR, 300),
    AMP_REFLECTOR_SMALL("AMP-REFLECTOR-SMALL", Timeline.HOUR, 600),
    AMP_VICTIM("AMP-VICTIM", Timeline.HOUR, 60),
    AMP_CARPET("AMP-CARPET", Timeline.HOUR, 60),
    AMP_MULTIVECTOR("AMP-MULTIVECTOR", Timeline.HOUR, 300),
    DOS_VOLUME("DOS-VOLUME", Timeline.HOUR, 10),
    DOS_SYN_FLOOD("DOS-SYN-FLOOD", Timeline.HOUR, 10),
    SCAN_HORIZONTAL("SCAN-HORIZONTAL", Timeline.HOUR, 540),
    SCAN_MIRAI("SCAN-MIRAI", Timeline.HOUR, 600),
    FW_DOWNGRADE("FW-DOWNGRADE", 24 * Timeline.HOUR, 0),
    FW_UNKNOWN_CHANGE("FW-UNKNOWN-CHANGE", 24 * Timeline.HOUR, 0);

    private final String id;
    private final long period;
    private final long windowSeconds;

    Rule(String id, long period, long windowSeconds) {
        this.id = id;
        this.period = period;
        this.windowSeconds = windowSeconds;
    }

    /** The longest of the rule's windows, seconds: what it may take to detect. */
    public long windowSeconds() {
        return windowSeconds;
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
