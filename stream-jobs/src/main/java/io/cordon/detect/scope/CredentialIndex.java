package io.cordon.detect.scope;

import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Listed credentials found by any of their fingerprints. Immutable, thread-safe. */
public final class CredentialIndex implements DefaultLists {

    private final Map<ByteBuffer, Listing> listings = new HashMap<>();

    /** An index of pairs; what several say of one pair is joined. */
    public CredentialIndex(Collection<ListedCredential> pairs) {
        Map<ByteBuffer, ListedCredential> joined = new HashMap<>();
        for (ListedCredential pair : pairs) {
            ListedCredential known = known(joined, pair);
            ListedCredential both = known == null ? pair : known.and(pair);
            if (known != null) {
                put(joined, known, both);
            }
            put(joined, pair, both);
        }
        Map<ListedCredential, Listing> made = new HashMap<>();
        joined.forEach(
                (fingerprint, pair) ->
                        listings.put(
                                fingerprint, made.computeIfAbsent(pair, CredentialIndex::listing)));
    }

    private static @Nullable ListedCredential known(
            Map<ByteBuffer, ListedCredential> joined, ListedCredential pair) {
        ListedCredential known = joined.get(pair.fingerprint());
        ByteBuffer previous = pair.previous();
        return known != null || previous == null ? known : joined.get(previous);
    }

    private static void put(
            Map<ByteBuffer, ListedCredential> joined,
            ListedCredential fingerprints,
            ListedCredential pair) {
        joined.put(fingerprints.fingerprint(), pair);
        ByteBuffer previous = fingerprints.previous();
        if (previous != null) {
            joined.put(previous, pair);
        }
    }

    private static Listing listing(ListedCredential pair) {
        return new Listing(new TreeSet<>(pair.lists()), new TreeSet<>(pair.vendors()));
    }

    @Override
    public @Nullable Listing find(ByteBuffer fingerprint) {
        return listings.get(fingerprint);
    }

    @Override
    public boolean isEmpty() {
        return listings.isEmpty();
    }
}
