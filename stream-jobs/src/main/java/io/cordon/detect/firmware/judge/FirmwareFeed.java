package io.cordon.detect.firmware.judge;

/** A feed that rules about firmware need. */
public enum FirmwareFeed {
    /** Which versions of which products a CVE names: NVD or CVE JSON 5. */
    VULNERABILITIES("--nvd or --cve5", "vulnerabilities"),
    /** Known exploited vulnerabilities. */
    EXPLOITED("--kev", "known exploited vulnerabilities (KEV)"),
    /** EPSS scores. */
    PREDICTIONS("--epss", "EPSS scores"),
    /** Ends of support. */
    SUPPORT("--eol", "ends of support");

    private final String option;
    private final String what;

    FirmwareFeed(String option, String what) {
        this.option = option;
        this.what = what;
    }

    /** The option that names its files. */
    public String option() {
        return option;
    }

    /** What it lists, in plain words. */
    public String what() {
        return what;
    }
}
