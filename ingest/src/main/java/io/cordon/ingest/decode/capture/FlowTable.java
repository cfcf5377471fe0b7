package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.packet.Packet;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flows of a capture while they last. Ordered by their latest packet, so that whatever is
 * silent longest stands first, to be given by timeout or for want of room. Not thread-safe.
 */
final class FlowTable {

    private static final Duration ONE_MICRO = Duration.ofNanos(1_000);

    private final DecodeContext context;
    private final long active;
    private final long inactive;
    private final int mostFlows;
    private final Map<FlowKey, FlowEntry> flows = new LinkedHashMap<>(1_024, 0.75f, true);

    FlowTable(DecodeContext context, FlowTimeouts timeouts) {
        this.context = context;
        this.active = timeouts.active().dividedBy(ONE_MICRO);
        this.inactive = timeouts.inactive().dividedBy(ONE_MICRO);
        this.mostFlows = timeouts.mostFlows();
    }

    /**
     * Takes one packet.
     *
     * @param ntpMode mode of an NTP query of control or private mode, or of its answer; else 0
     * @param time of the packet, microseconds
     * @param now the latest time of any packet so far: packets may come out of order
     */
    void take(Packet packet, int ntpMode, long time, long now, RecordOutput output)
            throws IOException {
        FlowKey key = FlowKey.of(packet);
        FlowEntry entry = flows.get(key);
        if (entry == null) {
            if (flows.size() >= mostFlows) {
                giveFirst(output);
            }
            entry = FlowEntry.of(key, packet, time);
            flows.put(key, entry);
        } else {
            @Nullable FlowEntry next = next(entry, key, packet, time);
            if (next != null) {
                output.accept(entry.flow(context));
                entry = next;
                flows.put(key, entry);
            }
        }
        entry.add(packet, ntpMode, time, now);
    }

    private @Nullable FlowEntry next(FlowEntry entry, FlowKey key, Packet packet, long time) {
        if (entry.isFollowedBy(packet)) {
            return FlowEntry.of(key, packet, time);
        }
        return time - entry.start() >= active ? entry.next(time) : null;
    }

    /** Gives the flows that were silent for the inactive timeout. */
    void expire(long now, RecordOutput output) throws IOException {
        while (!flows.isEmpty() && now - flows.values().iterator().next().lastSeen() >= inactive) {
            giveFirst(output);
        }
    }

    private void giveFirst(RecordOutput output) throws IOException {
        Iterator<FlowEntry> first = flows.values().iterator();
        FlowEntry entry = first.next();
        first.remove();
        output.accept(entry.flow(context));
    }

    /** Gives all flows. */
    void finish(RecordOutput output) throws IOException {
        for (FlowEntry entry : flows.values()) {
            output.accept(entry.flow(context));
        }
        flows.clear();
    }
}
