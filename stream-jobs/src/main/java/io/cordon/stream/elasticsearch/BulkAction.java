package io.cordon.stream.elasticsearch;

/** What is asked of Elasticsearch for one document. */
public enum BulkAction {
    /** Write it unless a later version is there ({@code external_gte}). */
    INDEX(0),
    /** Write it unless its id is there. */
    CREATE(1);

    private final byte code;

    BulkAction(int code) {
        this.code = (byte) code;
    }

    /** Its number in checkpoints: never changed, never given again. */
    byte code() {
        return code;
    }

    static BulkAction ofCode(byte code) {
        for (BulkAction action : values()) {
            if (action.code == code) {
                return action;
            }
        }
        throw new IllegalArgumentException("unknown bulk action code " + code);
    }
}
