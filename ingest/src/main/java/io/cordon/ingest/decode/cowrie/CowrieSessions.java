package io.cordon.ingest.decode.cowrie;

import io.cordon.schema.avro.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sides of the sessions that connected lately. */
final class CowrieSessions {

    /** Sessions remembered. */
    static final int MOST = 65_536;

    private final Map<String, Sides> sides =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Sides> eldest) {
                    return size() > MOST;
                }
            };

    void connect(String session, Sides of) {
        // A session id that comes again counts as connected now.
        sides.remove(session);
        sides.put(session, of);
    }

    @Nullable Sides of(String session) {
        return sides.get(session);
    }

    int size() {
        return sides.size();
    }

    /**
     * Who connected to what.
     *
     * @param sourcePort -1 when unknown
     * @param destinationPort -1 when unknown
     */
    record Sides(
            Address source,
            int sourcePort,
            @Nullable Address destination,
            int destinationPort,
            @Nullable String protocol) {}
}
