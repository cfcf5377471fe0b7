package io.cordon.detect.scope;

import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists that stay as they are, found by any of their fingerprints. Immutable, thread-safe. */
public final class CredentialIndex implements DefaultLists {

    private final Map<ByteBuffer, ListedCredential> byFingerprint = new HashMap<>();
    private final int size;

    /** An index of pairs; what stands for one pair twice is joined. */
    public CredentialIndex(Collection<ListedCredential> pairs) {
        for (ListedCredential pair : pairs) {
            ListedCredential known = known(pair);
            ListedCredential joined = known == null ? pair : known.and(pair);
            if (known != null) {
                put(known, joined);
            }
            put(pair, joined);
            put(joined, joined);
        }
        size = Math.toIntExact(byFingerprint.values().stream().distinct().count());
    }

    private @Nullable ListedCredential known(ListedCredential pair) {
        ListedCredential known = byFingerprint.get(pair.fingerprint());
        ByteBuffer previous = pair.previous();
        return known != null || previous == null ? known : byFingerprint.get(previous);
    }

    private void put(ListedCredential fingerprints, ListedCredential pair) {
        byFingerprint.put(fingerprints.fingerprint(), pair);
        ByteBuffer previous = fingerprints.previous();
        if (previous != null) {
            byFingerprint.put(previous, pair);
        }
    }

    @Override
    public @Nullable ListedCredential find(ByteBuffer fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    @Override
    public int size() {
        return size;
    }
}
