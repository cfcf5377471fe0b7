package io.cordon.ingest.decode.export;

/**
 * Follows one sequence of 32-bit numbers that wraps around. What is skipped is lost, up to {@value
 * #BELIEVED} units; a datagram that was overtaken by up to {@value #OVERTAKEN} units is not counted
 * twice; further off either way the exporter has restarted. Not thread-safe.
 */
public final class SequenceGaps {

    private static final int OVERTAKEN = 10_000;
    private static final int BELIEVED = 1_000_000;

    private boolean known;
    private int expected;

    /**
     * Takes the number of a datagram.
     *
     * @param units by which the next one should be higher; negative when that is not known
     */
    public void take(long sequence, int units, ExporterCounters counters) {
        int number = (int) sequence;
        if (known) {
            int ahead = number - expected;
            if (ahead < 0 && ahead >= -OVERTAKEN) {
                return;
            }
            if (ahead < 0 || ahead > BELIEVED) {
                counters.restart();
            } else if (ahead > 0) {
                counters.lost(ahead);
            }
        }
        known = units >= 0;
        expected = number + units;
    }
}
