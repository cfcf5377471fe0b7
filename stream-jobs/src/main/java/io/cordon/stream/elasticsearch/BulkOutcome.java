package io.cordon.stream.elasticsearch;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Elasticsearch's answer to one entry means: the closed table by which entries are settled.
 */
public enum BulkOutcome {
    /** 2xx: Elasticsearch holds it. */
    DONE,
    /** 409: it, or a later revision, was there before. Done as well; a sign of replay. */
    REPLAY,
    /** The node cannot take it now: again, later, for as long as it needs. */
    RETRY,
    /**
     * The node failed on it (500 and the like): again, but not for ever, since the fault may be the
     * document's.
     */
    RETRY_LIMITED,
    /** The document is refused for what it is: set aside, the others go on. */
    DEAD_LETTER,
    /** Nobody may write here: the job stops, since every further document would be refused. */
    FAIL;

    /** Refusals that pass by themselves, whatever status they come with. */
    private static final Set<String> PASSING =
            Set.of(
                    "es_rejected_execution_exception",
                    "unavailable_shards_exception",
                    "no_shard_available_action_exception",
                    "process_cluster_event_timeout_exception",
                    "circuit_breaking_exception",
                    // flood stage, an index being moved, a cluster without a master
                    "cluster_block_exception");

    /**
     * The meaning of one item of a bulk response.
     *
     * @param status the item's own status
     * @param errorType {@code error.type}; null when there is none
     */
    public static BulkOutcome ofItem(int status, @Nullable String errorType) {
        if (errorType != null && PASSING.contains(errorType)) {
            return RETRY;
        }
        if ("security_exception".equals(errorType)) {
            return FAIL;
        }
        return switch (status) {
            case 409 -> REPLAY;
            case 408, 429, 502, 503, 504 -> RETRY;
            default ->
                    switch (status / 100) {
                        case 2 -> DONE;
                        case 4 -> DEAD_LETTER;
                        default -> RETRY_LIMITED;
                    };
        };
    }

    /** Its name as a metric label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
