package io.cordon.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The chains of one (tenant, subject) that something may still join, by start. Which findings make
 * a chain depends on their periods alone, never on the order in which they came. Not thread-safe.
 */
public final class Chains {

    private static final int VERSION = 1;

    private final TreeMap<Long, Chain> byStart = new TreeMap<>();

    /** Nothing seen yet. */
    public Chains() {}

    /**
     * Adds a revision of a finding: to the chain that it reaches, which takes over every other that
     * it reaches too, or to a new one.
     *
     * @return the chain that it is in now
     */
    public Chain add(Part part) {
        List<Chain> reached = byStart.values().stream().filter(c -> c.reaches(part)).toList();
        reached.forEach(chain -> byStart.remove(chain.start()));
        Chain chain;
        if (reached.isEmpty()) {
            chain = new Chain(part);
        } else {
            chain = reached.get(0);
            reached.stream().skip(1).forEach(chain::absorb);
            chain.add(part);
        }
        byStart.put(chain.start(), chain);
        return chain;
    }

    /** Every chain, by start. */
    public List<Chain> all() {
        return new ArrayList<>(byStart.values());
    }

    /** Forgets a chain that nothing can join any more. */
    public void drop(Chain chain) {
        byStart.remove(chain.start());
    }

    /** True when nothing is left to keep. */
    public boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** Writes the chains, after a version. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeShort(byStart.size());
        for (Chain chain : byStart.values()) {
            chain.write(out);
        }
    }

    /**
     * Reads chains.
     *
     * @throws IOException when a newer program wrote them
     */
    public static Chains read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "Cannot read the chains of a subject: they have version "
                            + version
                            + ", this program reads version "
                            + VERSION);
        }
        Chains chains = new Chains();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            Chain chain = Chain.read(in);
            chains.byStart.put(chain.start(), chain);
        }
        return chains;
    }
}
