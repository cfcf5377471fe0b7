package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole outcome table, row by row. */
class BulkOutcomeTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    200, , DONE
                    201, , DONE
                    409, version_conflict_engine_exception, REPLAY
                    408, , RETRY
                    429, es_rejected_execution_exception, RETRY
                    429, circuit_breaking_exception, RETRY
                    429, cluster_block_exception, RETRY
                    403, cluster_block_exception, RETRY
                    502, , RETRY
                    503, unavailable_shards_exception, RETRY
                    503, process_cluster_event_timeout_exception, RETRY
                    504, , RETRY
                    500, es_rejected_execution_exception, RETRY
                    500, null_pointer_exception, RETRY_LIMITED
                    501, , RETRY_LIMITED
                    302, , RETRY_LIMITED
                    400, document_parsing_exception, DEAD_LETTER
                    400, strict_dynamic_mapping_exception, DEAD_LETTER
                    404, index_not_found_exception, DEAD_LETTER
                    413, , DEAD_LETTER
                    403, , DEAD_LETTER
                    403, security_exception, FAIL
                    401, security_exception, FAIL
                    """)
    void item(int status, String errorType, BulkOutcome expected) {
        assertThat(BulkOutcome.ofItem(status, errorType)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    400, SPLIT
                    413, SPLIT
                    401, FAIL
                    403, FAIL
                    404, FAIL
                    405, FAIL
                    301, FAIL
                    408, RETRY
                    429, RETRY
                    500, RETRY
                    502, RETRY
                    503, RETRY
                    504, RETRY
                    """)
    void request(int status, RequestOutcome expected) {
        assertThat(RequestOutcome.of(status)).isEqualTo(expected);
    }
}
