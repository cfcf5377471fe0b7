package io.cordon.detect.reference;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The amplifying services, written down once more: what the shipped table has to agree with. */
final class AmplifierTable {

    /** Two-way bulk or peer-to-peer traffic is normal there. */
    private static final Set<Integer> CONVERSATION =
            Set.of(500, 3389, 3478, 4500, 5060, 6881, 26_000, 27_015);

    /** Answering a stranger is no finding of its own, or another rule's. */
    private static final Set<Integer> NO_OPEN_SERVICE =
            Set.of(53, 80, 443, 123, 500, 4500, 751, 6881, 26_000, 27_015);

    /** UDP ports, with the published factor where it is one that was read at its source. */
    private static final Map<Integer, Factor> PORTS =
            Map.ofEntries(
                    published(17, 140.3, 140.3),
                    published(19, 358.8, 358.8),
                    published(53, 28, 54),
                    published(69, 60, 60),
                    published(111, 7, 28),
                    published(123, 556.9, 556.9),
                    published(137, 3.8, 3.8),
                    published(161, 6.3, 6.3),
                    unread(177),
                    published(389, 56, 70),
                    unread(427),
                    unread(500),
                    published(520, 131.24, 131.24),
                    unread(523),
                    published(751, 16.3, 16.3),
                    unread(1434),
                    unread(1604),
                    published(1900, 30.8, 30.8),
                    published(3283, 35.5, 35.5),
                    unread(3389),
                    unread(3478),
                    unread(3702),
                    unread(4500),
                    unread(5060),
                    unread(5093),
                    unread(5351),
                    published(5353, 2, 10),
                    unread(5683),
                    published(6881, 3.8, 3.8),
                    unread(10_001),
                    published(11_211, 10_000, 51_000),
                    unread(17_185),
                    published(26_000, 63.9, 63.9),
                    published(27_015, 5.5, 5.5),
                    unread(30_718),
                    unread(32_414),
                    unread(37_810),
                    unread(41_794),
                    unread(53_413));

    /** A range as published. */
    record Factor(@Nullable Double low, @Nullable Double high) {}

    private AmplifierTable() {}

    private static Map.Entry<Integer, Factor> published(int port, double low, double high) {
        return Map.entry(port, new Factor(low, high));
    }

    /** Not a number, or a number from memory. */
    private static Map.Entry<Integer, Factor> unread(int port) {
        return Map.entry(port, new Factor(null, null));
    }

    /** True for a UDP vector: 80 and 443 are for middleboxes, over TCP. */
    static boolean amplifies(int port) {
        return PORTS.containsKey(port);
    }

    static boolean isConversation(int port) {
        return CONVERSATION.contains(port);
    }

    static boolean isOpenService(int port) {
        return amplifies(port) && !NO_OPEN_SERVICE.contains(port);
    }

    static Set<Integer> ports() {
        return PORTS.keySet();
    }

    static Factor factor(int port) {
        return PORTS.getOrDefault(port, new Factor(null, null));
    }
}
