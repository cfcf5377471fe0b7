package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flow that matches one rule of panes.
 *
 * @param leg what it says to the rule
 * @param start of the flow, not after its end
 * @param end of the flow, its event time
 * @param port of the service; 0 for fragments; of DNS questions the group
 * @param sent what the rule sums up
 * @param asked the requests, where the rule looks at both directions
 * @param value what is distinct; empty where the rule counts none
 * @param peer the other address that conditions count
 * @param addresses what an allow-list is asked about
 */
record PaneMatch(
        Key key,
        String sensor,
        Vantage vantage,
        Leg leg,
        long start,
        long end,
        int port,
        Direction sent,
        @Nullable Direction asked,
        String value,
        IpAddress peer,
        List<IpAddress> addresses) {

    /** A subject of one rule in one tenant. */
    record Key(PaneRule rule, String tenant, String subjectType, String subject) {}

    enum Leg {
        ANSWER,
        FRAGMENT,
        SERVICE,
        PACKETS,
        OPEN,
        /** Takes part in the condition; no finding counts it. */
        DONE
    }

    boolean counts() {
        return leg != Leg.DONE;
    }

    boolean isLarge() {
        return sent.isLarge(port);
    }

    /** Flows of the rules that spread: of a longer one only the end is known to be recent. */
    boolean isCut() {
        return key.rule().spreads && end - start > Panes.LONGEST;
    }
}
