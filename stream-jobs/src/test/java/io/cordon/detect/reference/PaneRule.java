package io.cordon.detect.reference;

import io.cordon.detect.reference.Panes.Share;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The rules that judge panes, with the condition of each. All their periods are hours. */
enum PaneRule {
    VICTIM("AMP-VICTIM", true, PaneConditions::victim),
    CARPET("AMP-CARPET", true, PaneConditions::carpet),
    MULTIVECTOR("AMP-MULTIVECTOR", true, PaneConditions::multivector),
    BACKSCATTER("AMP-BACKSCATTER", true, PaneConditions::backscatter),
    DNS_LARGE("AMP-DNS-LARGE", true, PaneConditions::dnsLarge),
    DOS_VOLUME("DOS-VOLUME", true, PaneConditions::volume),
    REFLECTOR("AMP-REFLECTOR", false, PaneConditions::reflector),
    REFLECTOR_SMALL("AMP-REFLECTOR-SMALL", false, PaneConditions::reflectorSmall),
    SYN_FLOOD("DOS-SYN-FLOOD", false, PaneConditions::synFlood);

    static final long PERIOD = 3_600_000_000L;

    /** The longest window of any rule, in panes. */
    static final int REACH = 60;

    final String id;

    /** Volume rules spread a flow and ask at every pane; ratio rules do neither. */
    final boolean spreads;

    private final Condition condition;

    PaneRule(String id, boolean spreads, Condition condition) {
        this.id = id;
        this.spreads = spreads;
        this.condition = condition;
    }

    /** What a rule says of one pane: every way in which it holds. */
    interface Condition {
        List<PaneVerdict> at(SortedMap<Long, List<Share>> panes, long pane);
    }

    List<PaneVerdict> verdicts(SortedMap<Long, List<Share>> panes, long pane) {
        return isAsked(panes.get(pane)) ? condition.at(panes, pane) : List.of();
    }

    /** Of the ratio rules a pane without a counted record is nothing to judge. */
    private boolean isAsked(@Nullable List<Share> pane) {
        return spreads || pane != null && pane.stream().anyMatch(share -> share.match().counts());
    }

    static long periodOf(long time) {
        return Math.floorDiv(time, PERIOD) * PERIOD;
    }

    boolean hasVectors() {
        return id.startsWith("AMP-") && this != BACKSCATTER && this != DNS_LARGE;
    }
}
