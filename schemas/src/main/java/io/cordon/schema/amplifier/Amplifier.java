package io.cordon.schema.amplifier;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the amplifier port table.
 *
 * @param port UDP port of the service, 1 to 65535
 * @param service what answers there, for people
 * @param bafLow lowest published bandwidth amplification factor, UDP payload out over payload in;
 *     null when unknown
 * @param bafHigh highest published factor; null when unknown
 * @param evidence {@code S} when the factor was read in the named source, {@code M} when it is a
 *     figure of the literature that nobody has checked again
 * @param iot true when it is typical of IoT devices
 * @param report name of Shadowserver's report about it; null when there is none
 * @param conversation true when bulk in both directions or between peers is normal there
 * @param openService true when answering the outside at all is worth a finding of its own
 */
public record Amplifier(
        int port,
        String service,
        @Nullable Double bafLow,
        @Nullable Double bafHigh,
        String evidence,
        boolean iot,
        @Nullable String report,
        boolean conversation,
        boolean openService)
        implements Serializable {

    /** Longest name of a service or report, characters. */
    public static final int LONGEST = 64;

    private static final Set<String> EVIDENCE = Set.of("S", "M");

    /**
     * Checks every value.
     *
     * @throws Wrong for the first that is none
     */
    public Amplifier {
        require(port >= 1 && port <= 65535, "port", "must lie in 1 to 65535");
        require(
                !service.isBlank() && service.length() <= LONGEST,
                "service",
                "must have 1 to " + LONGEST + " characters");
        require(
                report == null || (!report.isBlank() && report.length() <= LONGEST),
                "report",
                "must have at most " + LONGEST + " characters");
        require(EVIDENCE.contains(evidence), "evidence", "must be S or M");
        require(factor(bafLow), "baf_low", "must be a number from 0 to 1,000,000");
        require(factor(bafHigh), "baf_high", "must be a number from 0 to 1,000,000");
        require(
                bafLow == null || bafHigh == null || bafLow <= bafHigh,
                "baf_low",
                "must not be above baf_high");
    }

    /** What is wrong with one value. The message repeats nothing of it. */
    public static final class Wrong extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String column;

        Wrong(String column, String why) {
            super(why);
            this.column = column;
        }

        /** Name of the column whose value it is. */
        public String column() {
            return column;
        }
    }

    private static boolean factor(@Nullable Double factor) {
        return factor == null || (factor >= 0 && factor <= 1_000_000);
    }

    private static void require(boolean holds, String column, String why) {
        if (!holds) {
            throw new Wrong(column, why);
        }
    }
}
