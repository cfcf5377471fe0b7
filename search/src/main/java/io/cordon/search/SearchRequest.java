package io.cordon.search;

/**
 * A question.
 *
 * @param query Lucene's query syntax; {@code *} or nothing asks for everything
 * @param index what is searched
 * @param size at most so many documents, the latest first; 1 to {@link #MAX_SIZE}
 */
public record SearchRequest(String query, SearchIndex index, int size) {

    /** The largest answer. */
    public static final int MAX_SIZE = 10_000;

    /** The longest query, in characters. */
    public static final int MAX_QUERY = 4_096;

    /** Checks the bounds. */
    public SearchRequest {
        query = query.isBlank() ? "*" : query;
        if (query.length() > MAX_QUERY) {
            throw new IllegalArgumentException(
                    "Cannot search: the query has %d characters, at most %d are allowed"
                            .formatted(query.length(), MAX_QUERY));
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "Cannot search: size %d is out of range, expected 1 to %d"
                            .formatted(size, MAX_SIZE));
        }
    }
}
