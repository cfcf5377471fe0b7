package io.cordon.detect.scope;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.credential.BuiltInCredentials;
import io.cordon.schema.credential.VendorName;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

        /**
         * True when a list names this vendor or a product line of it ({@code Dahua} and {@code
         * Dahua DVR}), in whatever case.
         */
        public boolean names(@Nullable String vendor) {
            String name = vendor == null ? "" : VendorName.of(vendor);
            return !name.isEmpty()
                    && vendors.stream().anyMatch(one -> VendorName.same(VendorName.of(one), name));
        }

        /**
         * True when somebody who merely tries the pair is counted by CRED-DEFAULT-ATTEMPT: the
         * botnet's dictionary or a list of the operator's holds it. That it is some vendor's
         * default does not do: honest people try {@code admin/admin}.
         */
        public boolean telling() {
            return lists.stream().anyMatch(list -> !list.equals(BuiltInCredentials.VENDOR_DEFAULT));
        }
    }

    /** What the lists say of a fingerprint, under any key in use; null when no list holds it. */
    @Nullable Listing find(ByteBuffer fingerprint);

    /** True when no list is in force. */
    boolean isEmpty();

    /** Why a rule that needs a list cannot judge anything; empty when a list is in force. */
    default Optional<String> whyMissing() {
        return isEmpty()
                ? Optional.of("no default credential is in force: give a list with --credentials")
                : Optional.empty();
    }

    /** What the lists say of the login's pair, under the current key and the one before. */
    default @Nullable Listing find(LoginAttempt login) {
        ByteBuffer current = login.getCredentialFingerprint();
        ByteBuffer previous = login.getPreviousFingerprint();
        Listing now = current == null ? null : find(current);
        Listing before = previous == null ? null : find(previous);
        return now == null || before == null ? (now == null ? before : now) : now.and(before);
    }

    /**
     * The value that stands for a login's pair where distinct pairs are counted: the fingerprint
     * under the previous key while that is kept, so that a pair that was tried before and after a
     * rotation of the key, or at a sensor that still has the old one, counts once.
     *
     * @return null when the login has no fingerprint
     */
    static @Nullable ByteBuffer pair(LoginAttempt login) {
        ByteBuffer previous = login.getPreviousFingerprint();
        return previous == null ? login.getCredentialFingerprint() : previous;
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
