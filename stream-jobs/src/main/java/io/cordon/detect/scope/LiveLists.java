package io.cordon.detect.scope;

import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists that a feed replaces while detectors ask. One thread replaces, any number asks; an answer
 * is from the lists before or from those after, never from a mixture.
 */
public final class LiveLists implements DefaultLists {

    private final List<ListedCredential> lasting;
    private volatile CredentialIndex inForce;

    /**
     * Lists with nothing from a feed yet.
     *
     * @param lasting what is in force whatever the feed says
     */
    public LiveLists(Collection<ListedCredential> lasting) {
        this.lasting = List.copyOf(lasting);
        this.inForce = new CredentialIndex(this.lasting);
    }

    /** Puts the feed's pairs in the place of those that it brought before. */
    public void replace(Collection<ListedCredential> feed) {
        List<ListedCredential> all = new ArrayList<>(lasting);
        all.addAll(feed);
        inForce = new CredentialIndex(all);
    }

    @Override
    public @Nullable Listing find(ByteBuffer fingerprint) {
        return inForce.find(fingerprint);
    }

    @Override
    public boolean isEmpty() {
        return inForce.isEmpty();
    }
}
