package io.cordon.ingest.feed.sync;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A file could not be fetched; what was there before is there still. */
public final class SyncFailed extends IOException {

    private static final long serialVersionUID = 1L;

    private final SyncError code;

    SyncFailed(SyncError code, URI url, String why, @Nullable Throwable cause) {
        super("Cannot fetch " + url + ": " + why + " (" + code + ")", cause);
        this.code = code;
    }

    /** Why, for counting. */
    public SyncError code() {
        return code;
    }
}
