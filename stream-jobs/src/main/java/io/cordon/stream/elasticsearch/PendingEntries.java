package io.cordon.stream.elasticsearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Entries that wait to be sent: one per document, the highest version, and none whose document is
 * on its way. A subject that is revised a thousand times while Elasticsearch is slow costs one
 * entry. One thread; bounded by the writer.
 */
final class PendingEntries implements RequestBuffer<BulkEntry> {

    /** Sent once and given back: they go first. */
    private final Map<String, RequestEntryWrapper<BulkEntry>> returned = new LinkedHashMap<>();

    private final Map<String, RequestEntryWrapper<BulkEntry>> waiting = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private final BooleanSupplier reportsEmpty;
    private final Runnable onSuperseded;

    /** Waiting entries whose document is on its way. */
    private int held;

    private long bytes;

    /**
     * Makes an empty buffer.
     *
     * @param reportsEmpty what {@link #isEmpty} answers, see there
     * @param onSuperseded called for each entry that another revision makes needless
     */
    PendingEntries(BooleanSupplier reportsEmpty, Runnable onSuperseded) {
        this.reportsEmpty = reportsEmpty;
        this.onSuperseded = onSuperseded;
    }

    @Override
    public void add(RequestEntryWrapper<BulkEntry> entry, boolean prioritize) {
        String key = entry.getRequestEntry().key();
        if (prioritize) {
            release(entry.getRequestEntry());
        }
        var queue = returned.containsKey(key) || prioritize ? returned : waiting;
        RequestEntryWrapper<BulkEntry> present = find(key);
        if (present == null) {
            queue.put(key, entry);
            bytes += entry.getSize();
            held += inFlight.contains(key) ? 1 : 0;
            return;
        }
        onSuperseded.run();
        long version = entry.getRequestEntry().version();
        long presentVersion = present.getRequestEntry().version();
        // At equal versions the later arrival wins; what was given back is the earlier one.
        if (version > presentVersion || version == presentVersion && !prioritize) {
            (returned.containsKey(key) ? returned : waiting).put(key, entry);
            bytes += entry.getSize() - present.getSize();
        }
    }

    /**
     * Takes entries for one request and marks their documents as on their way. At least one is
     * taken if there is one, whatever its size.
     */
    List<BulkEntry> take(int most, long mostBytes) {
        List<BulkEntry> batch = new ArrayList<>(Math.min(most, size()));
        long batchBytes = 0;
        for (var queue : List.of(returned, waiting)) {
            Iterator<Map.Entry<String, RequestEntryWrapper<BulkEntry>>> entries =
                    queue.entrySet().iterator();
            while (batch.size() < most && entries.hasNext()) {
                var next = entries.next();
                if (inFlight.contains(next.getKey())) {
                    continue;
                }
                long size = next.getValue().getSize();
                if (!batch.isEmpty() && batchBytes + size > mostBytes) {
                    break;
                }
                entries.remove();
                bytes -= size;
                batchBytes += size;
                batch.add(next.getValue().getRequestEntry());
            }
        }
        batch.forEach(entry -> inFlight.add(entry.key()));
        return batch;
    }

    /** The document is no longer on its way. */
    void release(BulkEntry entry) {
        if (inFlight.remove(entry.key()) && find(entry.key()) != null) {
            held--;
        }
    }

    /** True when an entry waits whose document is not on its way. */
    boolean hasSendable() {
        return size() > held;
    }

    /** True when an entry waits for an earlier revision of its document. */
    boolean hasHeld() {
        return held > 0;
    }

    @Override
    public int size() {
        return returned.size() + waiting.size();
    }

    /**
     * What Flink's writer asks before it sends. It would wait, and keep checkpoints waiting, for as
     * long as this says "not empty"; so between the end of input and flushes it is told "empty"
     * when nothing may be sent now, although entries wait.
     */
    @Override
    public boolean isEmpty() {
        return reportsEmpty.getAsBoolean();
    }

    @Override
    public @Nullable RequestEntryWrapper<BulkEntry> peek() {
        for (var queue : List.of(returned, waiting)) {
            for (var entry : queue.entrySet()) {
                if (!inFlight.contains(entry.getKey())) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable RequestEntryWrapper<BulkEntry> poll() {
        RequestEntryWrapper<BulkEntry> next = peek();
        if (next != null) {
            take(1, Long.MAX_VALUE);
        }
        return next;
    }

    @Override
    public Collection<RequestEntryWrapper<BulkEntry>> getBufferedState() {
        List<RequestEntryWrapper<BulkEntry>> all = new ArrayList<>(returned.values());
        all.addAll(waiting.values());
        return all;
    }

    @Override
    public long totalSizeInBytes() {
        return bytes;
    }

    private @Nullable RequestEntryWrapper<BulkEntry> find(String key) {
        RequestEntryWrapper<BulkEntry> entry = returned.get(key);
        return entry != null ? entry : waiting.get(key);
    }
}
