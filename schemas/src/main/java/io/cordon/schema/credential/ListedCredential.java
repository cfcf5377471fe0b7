package io.cordon.schema.credential;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One default credential as the lists in force know it: fingerprints, and who names it. Immutable.
 * Bounds: {@value #MOST_VENDORS} vendors, the first in alphabetical order.
 */
public final class ListedCredential implements Serializable {

    /** Most vendors that are remembered of one pair. */
    public static final int MOST_VENDORS = 1_024;

    @Serial private static final long serialVersionUID = 1L;

    private final byte[] fingerprint;
    private final byte @Nullable [] previous;
    private final ArrayList<String> lists;
    private final ArrayList<String> vendors;

    /**
     * A listed pair.
     *
     * @param fingerprint under the current key, 32 bytes
     * @param previous under the key before, while that is kept; else null
     * @param lists names of the lists that hold it
     * @param vendors whose default it is, as {@link VendorName#of} writes them
     */
    public ListedCredential(
            byte[] fingerprint,
            byte @Nullable [] previous,
            Collection<String> lists,
            Collection<String> vendors) {
        this.fingerprint = fingerprint.clone();
        this.previous = previous == null ? null : previous.clone();
        this.lists = new ArrayList<>(new TreeSet<>(lists));
        this.vendors =
                new ArrayList<>(new TreeSet<>(vendors).stream().limit(MOST_VENDORS).toList());
    }

    /** Fingerprint under the key that was current when the list was read. */
    public ByteBuffer fingerprint() {
        return ByteBuffer.wrap(fingerprint).asReadOnlyBuffer();
    }

    /** Fingerprint under the key before it; null when that was not kept. */
    public @Nullable ByteBuffer previous() {
        return previous == null ? null : ByteBuffer.wrap(previous).asReadOnlyBuffer();
    }

    /** Names of the lists that hold it, sorted. */
    public List<String> lists() {
        return List.copyOf(lists);
    }

    /** True when trying it counts as an attack: a list beside the vendors' defaults holds it. */
    public boolean telling() {
        return lists.stream().anyMatch(list -> !list.equals(BuiltInCredentials.VENDOR_DEFAULT));
    }

    /** Whose default it is, sorted; empty when no list says. */
    public List<String> vendors() {
        return List.copyOf(vendors);
    }

    /** The same pair as both know it; the fingerprints are this one's where it has both. */
    public ListedCredential and(ListedCredential other) {
        TreeSet<String> bothLists = new TreeSet<>(lists);
        bothLists.addAll(other.lists);
        TreeSet<String> bothVendors = new TreeSet<>(vendors);
        bothVendors.addAll(other.vendors);
        ListedCredential prints = previous == null && other.previous != null ? other : this;
        return new ListedCredential(prints.fingerprint, prints.previous, bothLists, bothVendors);
    }

    /** Names lists and vendors; a fingerprint is no secret, and of no use to a reader either. */
    @Override
    public String toString() {
        return "ListedCredential[lists=" + lists + ", vendors=" + vendors + "]";
    }
}
