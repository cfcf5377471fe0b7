package io.cordon.schema.feed;

import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.schema.topic.FeedKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Decides which generation of a feed is in force, from the records of its topic in their order. It
 * is the newest whose commit, count and checksum agree with the entries; until a newer one does, it
 * stays. Of generations that are not valid yet only the newest is held, since an importer that
 * starts a generation has locked out those before it. Not thread-safe.
 *
 * @param <R> the record
 */
public final class Generations<R extends SpecificRecordBase> {

    /** Most bytes of keys and values of one generation; a larger one is refused. */
    public static final long MOST_BYTES = 50L << 20;

    private static final int LONGEST_KEY = 1 << 10;

    private final FeedType<R> feed;
    private final Framing<R> framing;
    private final long mostBytes;
    private @Nullable Generation<R> inForce;
    private @Nullable Pending pending;
    private @Nullable Refused refused;
    private long newest;

    /**
     * A newer generation that is not in force.
     *
     * @param generation its number
     * @param why what is wrong with it, without any content
     */
    public record Refused(long generation, String why) {}

    private static final class Pending {
        final long generation;
        final SortedMap<byte[], byte[]> entries = FeedChecksum.entries();
        long bytes;
        boolean tooLarge;

        Pending(long generation) {
            this.generation = generation;
        }
    }

    /** Nothing is in force yet. */
    public Generations(FeedType<R> feed) {
        this(feed, MOST_BYTES);
    }

    Generations(FeedType<R> feed, long mostBytes) {
        this.feed = feed;
        this.framing = Framing.of(feed.record());
        this.mostBytes = mostBytes;
    }

    /** The generation in force. */
    public Optional<Generation<R>> inForce() {
        return Optional.ofNullable(inForce);
    }

    /** A newer generation whose commit came but does not fit; empty when there is none. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /** Entries that were read of a generation without commit: an import runs, or was given up. */
    public int pendingEntries() {
        return pending == null ? 0 : pending.entries.size();
    }

    /** The highest number seen, in force or not; 0 before any. */
    public long newest() {
        return newest;
    }

    /**
     * Takes the next record of the topic; no value deletes.
     *
     * @return true when another generation is in force now
     */
    public boolean accept(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || key.length > LONGEST_KEY || !FeedKey.valid(key)) {
            return false;
        }
        long generation = FeedKey.generation(key);
        newest = Math.max(newest, generation);
        if (inForce != null && generation <= inForce.number()) {
            // Deleted once it is replaced; what is in force here was checked and stays.
            return false;
        }
        if (pending == null || pending.generation < generation) {
            pending = new Pending(generation);
        } else if (generation < pending.generation) {
            return false;
        }
        if (!FeedKey.isCommit(key)) {
            put(pending, key, value);
            return false;
        }
        return value != null && commit(pending, value);
    }

    private void put(Pending into, byte[] key, byte @Nullable [] value) {
        byte[] old = value == null ? into.entries.remove(key) : into.entries.put(key, value);
        if (old != null) {
            into.bytes -= key.length + old.length;
        }
        if (value != null) {
            into.bytes += key.length + value.length;
            if (into.bytes > mostBytes) {
                into.tooLarge = true;
                into.entries.clear();
                into.bytes = 0;
            }
        }
    }

    private boolean commit(Pending complete, byte[] value) {
        try {
            FeedCommit commit = feed.commitOf().apply(framing.decode(value)).orElse(null);
            String wrong = commit == null ? "its commit says nothing" : wrong(complete, commit);
            if (commit == null || wrong != null) {
                refused = new Refused(complete.generation, String.valueOf(wrong));
                return false;
            }
            inForce = new Generation<>(complete.generation, commit, decode(complete.entries));
        } catch (FramingException e) {
            refused = new Refused(complete.generation, "a record of it cannot be read");
            return false;
        }
        pending = null;
        refused = null;
        return true;
    }

    private static @Nullable String wrong(Pending complete, FeedCommit commit) {
        if (complete.tooLarge) {
            return "it is too large";
        }
        if (complete.entries.size() != commit.getCount()) {
            return "it has "
                    + complete.entries.size()
                    + " entries where its commit says "
                    + commit.getCount();
        }
        return ByteBuffer.wrap(FeedChecksum.of(complete.entries)).equals(commit.getChecksum())
                ? null
                : "its checksum does not fit";
    }

    private List<R> decode(SortedMap<byte[], byte[]> entries) throws FramingException {
        List<R> decoded = new ArrayList<>(entries.size());
        for (byte[] entry : entries.values()) {
            decoded.add(framing.decode(entry));
        }
        return decoded;
    }
}
