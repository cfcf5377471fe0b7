package io.cordon.ingest.feed.sync;

/** Why a file could not be fetched. */
public enum SyncError {
    /** Nobody answers, or the connection broke again and again. */
    UNREACHABLE,
    /** The publisher says to come back later, again and again, or in more than ten minutes. */
    TOO_MANY_REQUESTS,
    /** The publisher does not give it: gone, moved, not allowed. */
    REFUSED,
    /** It is larger than any such file is. */
    TOO_LARGE
}
