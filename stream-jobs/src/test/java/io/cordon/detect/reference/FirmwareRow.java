package io.cordon.detect.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vulnerability of one product, for generated input: versions are numbers joined by dots.
 *
 * @param from first version that is vulnerable; null when there is no lower bound
 * @param to first version that is not; null when no fix is named
 * @param score CVSS base score; null when there is none
 * @param due KEV due date; null when it is not in the catalogue
 * @param percentile EPSS percentile; below 0 when EPSS says nothing
 */
public record FirmwareRow(
        String cve,
        String product,
        @Nullable String from,
        @Nullable String to,
        @Nullable Double score,
        @Nullable LocalDate due,
        boolean ransomware,
        double percentile,
        @Nullable LocalDate published) {

    /** Who makes every product of the table. */
    public static final String VENDOR = "umbra";

    /** The vulnerabilities of all generated input. */
    public static final List<FirmwareRow> ALL =
            List.of(
                    plain("CVE-2099-1001", "hub", "1.0.0", "1.4.0", 7.5),
                    plain("CVE-2099-1002", "hub", "1.3.0", "1.4.0", 9.8),
                    plain("CVE-2099-1003", "hub", null, "0.5", 3.9),
                    plain("CVE-2099-1004", "star", null, null, 9.8),
                    plain("CVE-2099-1005", "open", "2.0", null, 9.0),
                    plain("CVE-2099-1006", "calm", null, "2.0", 4.0),
                    plain("CVE-2099-1007", "bare", null, "2.0", null),
                    kev("CVE-2099-1011", "gate", "2.0", "2026-03-01", false),
                    kev("CVE-2099-1012", "vault", "2.0", "2026-01-10", true),
                    kev("CVE-2099-1013", "wild", null, "2026-01-10", true),
                    epss("CVE-2099-1021", "lens", 9.8, 0.90),
                    epss("CVE-2099-1022", "lens8999", 9.8, 0.8999),
                    epss("CVE-2099-1023", "lens39", 3.9, 0.999),
                    epss("CVE-2099-1024", "lens69", 6.9, 1.0),
                    epss("CVE-2099-1025", "lens0", 9.8, 0),
                    lag("CVE-2099-1031", "slow", "2025-12-01"),
                    lag("CVE-2099-1032", "slow29", "2026-02-01"),
                    lag("CVE-2099-1033", "slow30", "2026-01-31"),
                    lag("CVE-2099-1034", "slow89", "2025-12-03"),
                    lag("CVE-2099-1035", "slow90", "2025-12-02"),
                    new FirmwareRow(
                            "CVE-2099-1036",
                            "slowdue",
                            null,
                            "2.0",
                            5.0,
                            LocalDate.parse("2026-03-01"),
                            false,
                            -1,
                            LocalDate.parse("2026-01-20")),
                    new FirmwareRow(
                            "CVE-2099-1037",
                            "slowopen",
                            "1.0",
                            null,
                            5.0,
                            null,
                            false,
                            -1,
                            LocalDate.parse("2020-01-01")),
                    kev("CVE-2099-1041", "aged9", "2.0", "2026-01-10", false),
                    plain("CVE-2099-1042", "agedwild", null, null, 9.8),
                    plain("CVE-2099-1043", "agedcrit", null, "2.0", 9.0),
                    plain("CVE-2099-1044", "agedmild", null, "2.0", 8.9));

    /**
     * The last day of support of a product, or of the versions that begin so.
     *
     * @param line numbers joined by dots; empty for all versions
     */
    public record End(String product, String line, LocalDate last) {}

    /** The ends of support of all generated input. */
    public static final List<End> ENDS =
            List.of(
                    new End("aged", "", LocalDate.parse("2025-12-31")),
                    new End("aged01", "", LocalDate.parse("2026-03-01")),
                    new End("aged02", "", LocalDate.parse("2026-03-02")),
                    new End("aged9", "", LocalDate.parse("2025-12-31")),
                    new End("agedwild", "", LocalDate.parse("2025-12-31")),
                    new End("agedcrit", "", LocalDate.parse("2025-12-31")),
                    new End("agedmild", "", LocalDate.parse("2025-12-31")),
                    new End("lines", "", LocalDate.parse("2025-12-31")),
                    new End("lines", "7", LocalDate.parse("2027-12-31")),
                    new End("lines", "7.1", LocalDate.parse("2025-11-30")));

    private static FirmwareRow plain(
            String cve,
            String product,
            @Nullable String from,
            @Nullable String to,
            @Nullable Double score) {
        return new FirmwareRow(cve, product, from, to, score, null, false, -1, null);
    }

    private static FirmwareRow kev(
            String cve, String product, @Nullable String to, String due, boolean ransomware) {
        return new FirmwareRow(
                cve, product, null, to, 6.5, LocalDate.parse(due), ransomware, -1, null);
    }

    private static FirmwareRow epss(String cve, String product, double score, double percentile) {
        return new FirmwareRow(cve, product, null, "2.0", score, null, false, percentile, null);
    }

    private static FirmwareRow lag(String cve, String product, String published) {
        return new FirmwareRow(
                cve, product, null, "2.0", 5.0, null, false, -1, LocalDate.parse(published));
    }
}
