package io.cordon.ingest.decode.suricata;

import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.DnsTransaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Queries that no answer was seen of yet. One flow may ask the same question under the same id more
 * than once, so a key holds a queue.
 */
final class DnsQueries {

    /** Queries remembered; of the key that waits longest the oldest is given up first. */
    static final int MOST = 65_536;

    private final Map<Key, ArrayDeque<DnsTransaction>> waiting = new LinkedHashMap<>();
    private int size;

    /** Remembers a query; returns the one that had to go for it, if any. */
    @Nullable DnsTransaction add(Key key, DnsTransaction query) {
        DnsTransaction evicted = null;
        if (size == MOST) {
            Iterator<ArrayDeque<DnsTransaction>> queues = waiting.values().iterator();
            ArrayDeque<DnsTransaction> oldest = queues.next();
            evicted = oldest.remove();
            size--;
            if (oldest.isEmpty()) {
                queues.remove();
            }
        }
        waiting.computeIfAbsent(key, k -> new ArrayDeque<>(1)).add(query);
        size++;
        return evicted;
    }

    /** Forgets one query that is answered now. */
    void remove(Key key) {
        ArrayDeque<DnsTransaction> queue = waiting.get(key);
        if (queue != null) {
            queue.remove();
            size--;
            if (queue.isEmpty()) {
                waiting.remove(key);
            }
        }
    }

    /** All that wait, by when their key began to; none waits afterwards. */
    List<DnsTransaction> drain() {
        List<DnsTransaction> all = new ArrayList<>(size);
        waiting.values().forEach(all::addAll);
        waiting.clear();
        size = 0;
        return all;
    }

    /** What query and answer of a transaction have in common. */
    record Key(
            long flowId,
            Address client,
            int clientPort,
            Address server,
            long id,
            @Nullable String name,
            @Nullable String type) {

        /** True for lines of one DNS message, whichever resource record they name. */
        boolean sameMessage(@Nullable Key other) {
            return other != null
                    && flowId == other.flowId
                    && id == other.id
                    && clientPort == other.clientPort
                    && client.equals(other.client)
                    && server.equals(other.server);
        }
    }
}
