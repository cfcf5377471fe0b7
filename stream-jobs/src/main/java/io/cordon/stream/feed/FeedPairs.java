package io.cordon.stream.feed;

import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.CredentialPair;
import io.cordon.schema.credential.ListedCredential;
import io.cordon.schema.feed.Generation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pairs of a generation, as detectors look them up. */
public final class FeedPairs {

    private FeedPairs() {}

    /** The pairs. */
    public static List<ListedCredential> of(Generation<CredentialFeed> generation) {
        List<ListedCredential> pairs = new ArrayList<>(generation.entries().size());
        for (CredentialFeed entry : generation.entries()) {
            CredentialPair pair = entry.getPair();
            if (pair != null) {
                pairs.add(
                        new ListedCredential(
                                bytes(pair.getFingerprint()),
                                previous(pair.getPreviousFingerprint()),
                                pair.getLists(),
                                pair.getVendors()));
            }
        }
        return pairs;
    }

    private static byte @Nullable [] previous(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : bytes(buffer);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
