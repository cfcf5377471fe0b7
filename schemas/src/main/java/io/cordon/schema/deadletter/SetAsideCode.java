package io.cordon.schema.deadletter;

/**
 * Why a stage after the decoders set something aside; the decoders have their own codes. Names are
 * public: they stand in dead letters, and docs/reference/dead-letters.md explains each.
 */
public enum SetAsideCode {
    /** An event more than five minutes ahead of its receipt; it moves nothing. */
    FUTURE_EVENT_TIME,
    /** Bytes on a telemetry topic that are no such record. */
    UNREADABLE_RECORD,
    /** An event that came after its period had closed. */
    LATE_EVENT,
    /** A document that Elasticsearch refused for good. */
    INDEX_REFUSED
}
