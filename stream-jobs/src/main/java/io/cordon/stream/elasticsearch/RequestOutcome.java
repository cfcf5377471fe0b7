package io.cordon.stream.elasticsearch;

/** What a whole bulk request that was refused means. */
enum RequestOutcome {
    /** Again, later: the node or something before it cannot take it now. */
    RETRY,
    /**
     * Too large, or not readable because of one of its entries: in halves, until the one entry is
     * found.
     */
    SPLIT,
    /** Wrong credentials or a wrong address: the job stops. */
    FAIL;

    static RequestOutcome of(int status) {
        return switch (status) {
            case 400, 413 -> SPLIT;
            case 408, 429 -> RETRY;
            default -> status / 100 == 5 ? RETRY : FAIL;
        };
    }
}
