package io.cordon.detect.scope;

import io.cordon.schema.avro.LoginAttempt;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lists of default credentials in force, by keyed fingerprint. A fingerprint of one key never
 * equals one of another, so lists under an old and a new key stand side by side in one map.
 */
public interface DefaultLists {

    /**
     * What the lists say of one credential.
     *
     * @param lists names of the lists that hold it
     * @param vendors whose default it is, as the lists write them; empty when no list says
     */
    record Listing(SortedSet<String> lists, SortedSet<String> vendors) {

        /** Copies the sets; vendors compare without regard to case. */
        public Listing {
            lists = new TreeSet<>(lists);
            SortedSet<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.addAll(vendors);
            vendors = anyCase;
        }

        private Listing and(Listing other) {
            if (equals(other)) {
                return this;
            }
            SortedSet<String> names = new TreeSet<>(lists);
            names.addAll(other.lists);
            SortedSet<String> makers = new TreeSet<>(vendors);
            makers.addAll(other.vendors);
            return new Listing(names, makers);
        }

        /** True when a list names this vendor, in whatever case. */
        public boolean names(@Nullable String vendor) {
            return vendor != null && vendors.contains(vendor.strip());
        }
    }

    /** What the lists say of a fingerprint, under any key in use; null when no list holds it. */
    @Nullable Listing find(ByteBuffer fingerprint);

    /** True when no list is in force. */
    boolean isEmpty();

    /** What the lists say of the login's pair, under the current key and the one before. */
    default @Nullable Listing find(LoginAttempt login) {
        ByteBuffer current = login.getCredentialFingerprint();
        ByteBuffer previous = login.getPreviousFingerprint();
        Listing now = current == null ? null : find(current);
        Listing before = previous == null ? null : find(previous);
        return now == null || before == null ? (now == null ? before : now) : now.and(before);
    }

    /** Lists by fingerprint. */
    static DefaultLists of(Map<ByteBuffer, Listing> listings) {
        Map<ByteBuffer, Listing> copy = Map.copyOf(listings);
        return new DefaultLists() {
            @Override
            public @Nullable Listing find(ByteBuffer fingerprint) {
                return copy.get(fingerprint);
            }

            @Override
            public boolean isEmpty() {
                return copy.isEmpty();
            }
        };
    }

    /** One list that names no vendor. */
    static DefaultLists of(String list, Collection<ByteBuffer> fingerprints) {
        Listing listing = new Listing(new TreeSet<>(Set.of(list)), new TreeSet<>());
        Map<ByteBuffer, Listing> listings = new HashMap<>();
        fingerprints.forEach(fingerprint -> listings.put(fingerprint, listing));
        return of(listings);
    }
}
