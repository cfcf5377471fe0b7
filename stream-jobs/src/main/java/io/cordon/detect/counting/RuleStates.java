package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one (tenant, subject): a state per rule that has met it. As many at most as
 * there are rules. Not thread-safe.
 */
public final class RuleStates {

    private static final int VERSION = 2;

    private final TreeMap<String, SubjectState> states = new TreeMap<>();

    /** Nothing seen yet. */
    public RuleStates() {}

    /** The state of a rule, new when there was none. */
    public SubjectState of(String ruleId, CountingRule rule) {
        return states.computeIfAbsent(ruleId, id -> new SubjectState(rule));
    }

    /** The state of a rule; null when there is none. */
    public @Nullable SubjectState find(String ruleId) {
        return states.get(ruleId);
    }

    /** By rule id; entries may be removed. */
    public NavigableMap<String, SubjectState> all() {
        return states;
    }

    /** Drops the rules of which nothing is left to keep. */
    public void dropEmpty() {
        states.values().removeIf(SubjectState::isEmpty);
    }

    /** True when nothing is left to keep. */
    public boolean isEmpty() {
        return states.isEmpty();
    }

    /** Bytes that the states take when written, roughly. */
    public int bytes() {
        int bytes = 0;
        for (SubjectState state : states.values()) {
            bytes += state.bytes();
        }
        return bytes;
    }

    /** Writes the states, after a version. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(states.size());
        for (Map.Entry<String, SubjectState> state : states.entrySet()) {
            out.writeUTF(state.getKey());
            SubjectStateCodec.write(state.getValue(), out);
        }
    }

    /**
     * Reads states.
     *
     * @throws IOException when an older program kept them per rule, or a newer one wrote them
     */
    public static RuleStates read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "Cannot read the state of a subject: it has version "
                            + version
                            + ", this program reads version "
                            + VERSION
                            + " (version 1 kept one rule a key): start the job without its checkpoint; it reads the topics again");
        }
        RuleStates all = new RuleStates();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            all.states.put(in.readUTF(), SubjectStateCodec.read(in));
        }
        return all;
    }
}
