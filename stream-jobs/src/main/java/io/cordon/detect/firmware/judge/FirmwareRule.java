package io.cordon.detect.firmware.judge;

import java.util.Set;

/** The rules about the firmware of a device. Their order is part of kept state: append only. */
public enum FirmwareRule {
    /** A known vulnerability. */
    CVE("FW-CVE", FirmwareFeed.VULNERABILITIES),
    /** One that is known to be exploited. */
    KEV("FW-KEV", FirmwareFeed.VULNERABILITIES, FirmwareFeed.EXPLOITED),
    /** One that is likely to be exploited. */
    EPSS("FW-EPSS", FirmwareFeed.VULNERABILITIES, FirmwareFeed.PREDICTIONS),
    /** Support has ended. */
    EOL("FW-EOL", FirmwareFeed.SUPPORT),
    /** A fix has been known for long. */
    LAG("FW-LAG", FirmwareFeed.VULNERABILITIES),
    /** An older version than before. */
    DOWNGRADE("FW-DOWNGRADE"),
    /** Another version or other content than before. */
    UNKNOWN_CHANGE("FW-UNKNOWN-CHANGE");

    private static final FirmwareRule[] ALL = values();

    private final String id;
    private final Set<FirmwareFeed> needs;

    FirmwareRule(String id, FirmwareFeed... needs) {
        this.id = id;
        this.needs = Set.of(needs);
    }

    /** Rule id. */
    public String id() {
        return id;
    }

    /** The feeds without which it judges nothing. */
    public Set<FirmwareFeed> needs() {
        return needs;
    }

    /** True for a rule about what a firmware is, false for one about how it came to change. */
    public boolean judgesFirmware() {
        return !needs.isEmpty();
    }

    /** Its bit in a set of rules. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The rule at a place in the order. */
    public static FirmwareRule at(int ordinal) {
        return ALL[ordinal];
    }
}
