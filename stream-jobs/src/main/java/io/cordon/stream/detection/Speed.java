package io.cordon.stream.detection;

/** The two ways to run the one graph. */
public enum Speed {
    /** Unbounded: revisions as soon as they are due, then a closing one. */
    LIVE,
    /** Bounded: closing revisions only. */
    BATCH
}
